# SPDX-License-Identifier: Apache-2.0
# Installs libraries, headers, the program, the CMake package credence::credence, credence.pc,
# the data, docs and examples.

install(
  TARGETS credence credence_static
  EXPORT credence-targets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(CREDENCE_BUILD_PROGRAM)
  # Finds the library beside it, wherever the prefix is moved to.
  file(RELATIVE_PATH CREDENCE_LIB_FROM_BIN ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
  set_target_properties(credence_program PROPERTIES INSTALL_RPATH "$ORIGIN/${CREDENCE_LIB_FROM_BIN}")
  install(TARGETS credence_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

set(CREDENCE_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/credence)
install(EXPORT credence-targets NAMESPACE credence:: DESTINATION ${CREDENCE_PACKAGE_DIR})
configure_package_config_file(cmake/credence-config.cmake.in ${PROJECT_BINARY_DIR}/credence-config.cmake
                              INSTALL_DESTINATION ${CREDENCE_PACKAGE_DIR})
# Before 1.0 a minor version may break the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/credence-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/credence-config.cmake ${PROJECT_BINARY_DIR}/credence-config-version.cmake
        DESTINATION ${CREDENCE_PACKAGE_DIR})

file(RELATIVE_PATH CREDENCE_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
foreach(dir IN ITEMS LIBDIR INCLUDEDIR)
  set(CREDENCE_PC_${dir} ${CMAKE_INSTALL_${dir}})
  if(NOT IS_ABSOLUTE "${CMAKE_INSTALL_${dir}}")
    string(PREPEND CREDENCE_PC_${dir} "\${prefix}/")
  endif()
endforeach()
configure_file(cmake/credence.pc.in ${PROJECT_BINARY_DIR}/credence.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/credence.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(DIRECTORY data/policies data/words data/share-alike data/passwords data/passphrases data/keyboards data/messages
        DESTINATION ${CMAKE_INSTALL_DATADIR}/credence)
install(FILES data/alphabets.toml data/leet.toml data/README.md data/NOTICES.txt data/FORMATS.md
        DESTINATION ${CMAKE_INSTALL_DATADIR}/credence)
install(FILES LICENSE README.md CHANGELOG.md SECURITY.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR}
        PATTERN CMakeLists.txt EXCLUDE
        PATTERN run_and_compare.cmake EXCLUDE)
