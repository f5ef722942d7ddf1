# SPDX-License-Identifier: Apache-2.0
# Embeds small files (policies, message catalogues) in the library as a generated C++ table.

# Adds to `target` the function `std::span<const credence::platform::EmbeddedFile> <function>()` that gives the
# files, each under its name without folder and extension, in the order given. Large data has a way of its own
# (src/libraries.cmake).
function(credence_embed_files target function)
  set(output ${PROJECT_BINARY_DIR}/generated/${function}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" "-DFUNCTION=${function}" "-DFILES=${ARGN}" -P
            ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    COMMENT "Embedding ${function}"
    VERBATIM)
  # The rule is in the caller's folder, the target in another: so a target of its own makes the file.
  add_custom_target(credence_${function} DEPENDS ${output})
  set_source_files_properties(${output} PROPERTIES GENERATED ON)
  add_dependencies(${target} credence_${function})
  target_sources(${target} PRIVATE ${output})
endfunction()
