# SPDX-License-Identifier: Apache-2.0
# Tests of what is built and installed, and of the checks themselves.

# what the libraries and the program are
get_target_property(c_headers credence HEADER_SET)
list(FILTER c_headers INCLUDE REGEX "/credence[a-z_]*\\.h$")
add_test(NAME check_symbols
         COMMAND ${CMAKE_COMMAND} -DLIBRARY=$<TARGET_FILE:credence> -DNODE=CREDENCE_${CREDENCE_SOVERSION}
                 -DSOURCE_DIR=${PROJECT_SOURCE_DIR}/src "-DHEADERS=${c_headers}" -P
                 ${CMAKE_CURRENT_SOURCE_DIR}/check_symbols.cmake)
if(CREDENCE_BUILD_PROGRAM)
  # What the program alone needs is loaded by nobody else.
  add_test(NAME check_needed COMMAND ${CMAKE_COMMAND} -DLIBRARY=$<TARGET_FILE:credence> -DPROGRAM=$<TARGET_FILE:credence_program>
                                     -P ${CMAKE_CURRENT_SOURCE_DIR}/check_needed.cmake)
endif()
if(CREDENCE_BUILD_PROGRAM AND CREDENCE_HARDENING)
  add_test(NAME check_hardening
           COMMAND ${CMAKE_COMMAND} -DLIBRARY=$<TARGET_FILE:credence> -DPROGRAM=$<TARGET_FILE:credence_program>
                   -DOPTIMISED=$<CONFIG:Release,RelWithDebInfo,MinSizeRel> -DPROCESSOR=${CMAKE_SYSTEM_PROCESSOR} -P
                   ${CMAKE_CURRENT_SOURCE_DIR}/check_hardening.cmake)
endif()

# What an older C++ is told, in words.
add_test(NAME old_standard COMMAND ${CMAKE_CXX_COMPILER} -std=c++17 -fsyntax-only -I${PROJECT_SOURCE_DIR}/include -x c++
                                   ${PROJECT_SOURCE_DIR}/include/credence/credence.hpp)
set_tests_properties(old_standard PROPERTIES PASS_REGULAR_EXPRESSION "need C\\+\\+20")

# These build or install the whole project once more; sanitizers have nothing to add to them.
if(CREDENCE_BUILD_PROGRAM AND CREDENCE_INSTALL)
  add_test(NAME check_install
           COMMAND ${CMAKE_COMMAND} -DBUILD_DIR=${PROJECT_BINARY_DIR} -DWORK_DIR=${PROJECT_BINARY_DIR}/check_install
                   -DCONSUMER_DIR=${CMAKE_CURRENT_SOURCE_DIR}/consumer -P ${CMAKE_CURRENT_SOURCE_DIR}/check_install.cmake)
  set_tests_properties(check_install PROPERTIES LABELS whole-build)
endif()
add_test(NAME check_headers COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target
                                    all_verify_interface_header_sets)
set_tests_properties(check_headers PROPERTIES LABELS whole-build RUN_SERIAL ON)

# The tree is built as docs/architecture.md says; what else scripts/lint checks takes longer.
find_package(Python3 COMPONENTS Interpreter)
# A sanitized library can't be loaded into an interpreter that is not.
if(Python3_FOUND AND CREDENCE_BUILD_PROGRAM AND BUILD_SHARED_LIBS AND NOT CMAKE_CXX_FLAGS_DEBUG MATCHES "sanitize")
  add_test(NAME test_python COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_SOURCE_DIR}/test_python.py
                                    ${PROJECT_SOURCE_DIR}/examples ${PROJECT_SOURCE_DIR}/include/credence/version.h
                                    $<TARGET_FILE:credence_program>)
  set_tests_properties(test_python PROPERTIES ENVIRONMENT "CREDENCE_LIBRARY=$<TARGET_FILE:credence>")
endif()
if(Python3_FOUND)
  add_test(NAME check_layers COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/check_layers.py)
  add_test(NAME check_data COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/check_data.py)
  set_tests_properties(check_layers check_data PROPERTIES LABELS lint)
endif()

# The checks of scripts/ fail on what they are there to find. Without their tools they are skipped: scripts/lint installs them.
add_test(NAME lint_selftest COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/lint_selftest.sh ${PROJECT_SOURCE_DIR}
                                    ${PROJECT_BINARY_DIR}/lint_selftest)
add_test(NAME abi_selftest COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/abi_selftest.sh ${PROJECT_SOURCE_DIR}
                                   ${PROJECT_BINARY_DIR}/abi_selftest)
set_tests_properties(lint_selftest abi_selftest PROPERTIES LABELS lint SKIP_RETURN_CODE 77)
