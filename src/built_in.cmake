# SPDX-License-Identifier: Apache-2.0
# Compiles data/ and embeds the result in credence_top.

add_executable(credence_data_compiler ${PROJECT_SOURCE_DIR}/tools/data_compiler.cpp $<TARGET_OBJECTS:credence_core>)
credence_target_defaults(credence_data_compiler)
target_include_directories(credence_data_compiler PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(credence_data_compiler PRIVATE ${CREDENCE_PRIVATE_LIBRARIES})
set_target_properties(credence_data_compiler PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/generated)

# Embeds a file as credence_builtin_<name>_begin and _end; `source` is where these are used.
function(credence_embed_bytes name file source)
  set(assembly ${PROJECT_BINARY_DIR}/generated/${name}.S)
  configure_file(built_in_data.S.in ${assembly} @ONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(credence_top PRIVATE ${assembly} ${source})
endfunction()

# Embeds what the compiler makes of the lists that follow the same way.
function(credence_embed_data name source)
  set(file ${PROJECT_BINARY_DIR}/generated/${name}.crd)
  add_custom_command(
    OUTPUT ${file}
    COMMAND credence_data_compiler ${name} ${file} ${ARGN}
    DEPENDS credence_data_compiler ${ARGN}
    COMMENT "Compiling the built-in ${name}"
    VERBATIM)
  credence_embed_bytes(${name} ${file} ${source})
endfunction()

# The one place where files are not listed by hand: tools/make_data.py makes nearly all of them.
file(GLOB credence_word_lists CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/words/*.txt
     ${PROJECT_SOURCE_DIR}/data/words/*.tsv)
if(CREDENCE_SHARE_ALIKE_DATA)
  file(GLOB credence_share_alike_lists CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/data/share-alike/*.txt)
  list(APPEND credence_word_lists ${credence_share_alike_lists})
endif()
# A list is named LANGUAGE-KIND.txt; languages have two or three letters, and what begins otherwise belongs to none.
if(CREDENCE_LANGUAGES)
  set(languages)
  foreach(list IN LISTS credence_word_lists)
    if(list MATCHES "/([a-z][a-z][a-z]?)-[^/]*$")
      list(APPEND languages ${CMAKE_MATCH_1})
    endif()
  endforeach()
  foreach(language IN LISTS CREDENCE_LANGUAGES)
    if(NOT language IN_LIST languages)
      list(REMOVE_DUPLICATES languages)
      list(JOIN languages ", " languages)
      message(FATAL_ERROR "CREDENCE_LANGUAGES: no words of '${language}'; there are ${languages}")
    endif()
  endforeach()
  list(JOIN CREDENCE_LANGUAGES "|" chosen)
  set(chosen_lists ${credence_word_lists})
  list(FILTER chosen_lists INCLUDE REGEX "/(${chosen})-[^/]*$")
  list(FILTER credence_word_lists EXCLUDE REGEX "/[a-z][a-z][a-z]?-[^/]*$")
  list(APPEND credence_word_lists ${chosen_lists})
endif()
list(SORT credence_word_lists)
credence_embed_data(dictionary dictionary/built_in.cpp ${credence_word_lists})
credence_embed_data(breach breach/built_in.cpp ${PROJECT_SOURCE_DIR}/data/passwords/common.txt
                    ${PROJECT_SOURCE_DIR}/data/passwords/more.txt)
credence_embed_data(phrases strength/phrase_list.cpp ${PROJECT_SOURCE_DIR}/data/passphrases/eff-large.txt)
credence_embed_bytes(phrase_words ${PROJECT_SOURCE_DIR}/data/passphrases/eff-large.txt strength/phrase_words.cpp)
# Training takes longer than a build should: tools/make_strength_model.py makes the model, which is checked in.
credence_embed_bytes(strength ${PROJECT_SOURCE_DIR}/data/strength/built-in.model strength/built_in.cpp)
