# SPDX-License-Identifier: Apache-2.0
# Compiles data/ and embeds the result in credence_top.

add_executable(credence_data_compiler ${PROJECT_SOURCE_DIR}/tools/data_compiler.cpp $<TARGET_OBJECTS:credence_core>)
credence_target_defaults(credence_data_compiler)
target_include_directories(credence_data_compiler PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(credence_data_compiler PRIVATE ${CREDENCE_PRIVATE_LIBRARIES})
set_target_properties(credence_data_compiler PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/generated)

# Embeds what the compiler makes of `input` as credence_builtin_<name>_begin and _end. Further arguments are the files it
# is made from.
function(credence_embed_data name input)
  set(file ${PROJECT_BINARY_DIR}/generated/${name}.crd)
  set(assembly ${PROJECT_BINARY_DIR}/generated/${name}.S)
  add_custom_command(
    OUTPUT ${file}
    COMMAND credence_data_compiler ${name} ${input} ${file}
    DEPENDS credence_data_compiler ${ARGN}
    COMMENT "Compiling the built-in ${name}"
    VERBATIM)
  configure_file(built_in_data.S.in ${assembly} @ONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(credence_top PRIVATE ${assembly} ${name}/built_in.cpp)
endfunction()

# The one place where files are not listed by hand: tools/make_data.py makes them all.
file(GLOB credence_word_lists CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/words/*.txt)
credence_embed_data(dictionary ${PROJECT_SOURCE_DIR}/data/words ${credence_word_lists})
credence_embed_data(breach ${PROJECT_SOURCE_DIR}/data/passwords/common.txt ${PROJECT_SOURCE_DIR}/data/passwords/common.txt)
