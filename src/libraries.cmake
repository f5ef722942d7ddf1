# SPDX-License-Identifier: Apache-2.0
# The two libraries, from the same objects.

set(CREDENCE_PUBLIC_HEADERS
    ${PROJECT_SOURCE_DIR}/include/credence/advice.h
    ${PROJECT_SOURCE_DIR}/include/credence/breach.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/build.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/checker.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/codes.h
    ${PROJECT_SOURCE_DIR}/include/credence/credence.h
    ${PROJECT_SOURCE_DIR}/include/credence/credence.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/credence_unstable.h
    ${PROJECT_SOURCE_DIR}/include/credence/cxx20.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/dictionary.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/error.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/export.h
    ${PROJECT_SOURCE_DIR}/include/credence/generator.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/history.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/input.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/live_checker.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/messages.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/policy.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/provenance.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/report.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/sign_in.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/strength.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/subject.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/time.hpp
    ${PROJECT_SOURCE_DIR}/include/credence/version.h)

add_library(credence SHARED)
add_library(credence_static STATIC)
foreach(library IN ITEMS credence credence_static)
  credence_target_defaults(${library})
  target_sources(${library} PRIVATE $<TARGET_OBJECTS:credence_core> $<TARGET_OBJECTS:credence_top>)
  target_sources(${library} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR}/include FILES
                                   ${CREDENCE_PUBLIC_HEADERS})
  set_target_properties(${library} PROPERTIES OUTPUT_NAME credence VERIFY_INTERFACE_HEADER_SETS ON LINKER_LANGUAGE CXX)
  target_link_libraries(${library} PRIVATE ${CREDENCE_PRIVATE_LIBRARIES})
endforeach()
set_target_properties(credence PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${CREDENCE_SOVERSION} EXPORT_NAME credence)
# Visibility hides our own internals; the version script hides the instantiations of others' templates too.
set(CREDENCE_VERSION_SCRIPT ${PROJECT_BINARY_DIR}/generated/credence.map)
configure_file(credence.map.in ${CREDENCE_VERSION_SCRIPT} @ONLY)
target_link_options(credence PRIVATE LINKER:--version-script=${CREDENCE_VERSION_SCRIPT})
set_target_properties(credence PROPERTIES LINK_DEPENDS ${CREDENCE_VERSION_SCRIPT})
set_target_properties(credence_static PROPERTIES EXPORT_NAME credence_static)
target_compile_definitions(credence_static INTERFACE CREDENCE_STATIC)

add_library(credence::credence_static ALIAS credence_static)
if(BUILD_SHARED_LIBS)
  add_library(credence::credence ALIAS credence)
else()
  add_library(credence::credence ALIAS credence_static)
endif()
