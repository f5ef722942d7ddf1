# SPDX-License-Identifier: Apache-2.0
# Installs BUILD_DIR to a fresh prefix, moves that elsewhere, and builds the consumers against it: by CMake and by pkg-config,
# shared and static, with C++ and without; runs what it built, and the installed program.
set(prefix ${WORK_DIR}/moved)
file(REMOVE_RECURSE ${WORK_DIR})
file(MAKE_DIRECTORY ${WORK_DIR})

# Runs a command, failing with its output.
function(run)
  execute_process(COMMAND ${ARGV} OUTPUT_VARIABLE output ERROR_VARIABLE output RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "failed (${status}): ${ARGV}\n${output}")
  endif()
  message(STATUS "ok: ${ARGV}")
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/prefix)
file(RENAME ${WORK_DIR}/prefix ${prefix})
foreach(file IN ITEMS bin/credence include/credence/credence.h include/credence/credence.hpp
                      share/credence/policies/citrix-cloud.toml share/credence/README.md share/credence/FORMATS.md
                      share/doc/credence/SECURITY.md share/doc/credence/docs/policies.md share/doc/credence/examples/check.c)
  if(NOT EXISTS ${prefix}/${file})
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
run(${prefix}/bin/credence policy list)

set(configure ${CMAKE_COMMAND} -G Ninja -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_BUILD_TYPE=Release)
foreach(target IN ITEMS credence credence_static)
  set(build ${WORK_DIR}/${target})
  run(${configure} -S ${CONSUMER_DIR} -B ${build} -DCREDENCE_TARGET=${target})
  run(${CMAKE_COMMAND} --build ${build})
  run(${build}/consumer_c)
  run(${build}/consumer_cpp)
endforeach()

# A project without C++ has the shared library, and is told why not the static one.
set(build ${WORK_DIR}/c_only)
run(${configure} -S ${CONSUMER_DIR}/c_only -B ${build})
run(${CMAKE_COMMAND} --build ${build})
run(${build}/consumer_c)
execute_process(COMMAND ${configure} -S ${CONSUMER_DIR}/c_only -B ${WORK_DIR}/c_only_static -DCREDENCE_COMPONENTS=static
                OUTPUT_QUIET ERROR_VARIABLE output RESULT_VARIABLE status)
string(REGEX REPLACE "[ \n]+" " " output "${output}")
if(status EQUAL 0 OR NOT output MATCHES "call enable_language\\(CXX\\) before find_package\\(credence\\)")
  message(FATAL_ERROR "the static component without C++ should say what it needs:\n${output}")
endif()

# By pkg-config, with the file as it was installed and moved.
file(GLOB_RECURSE pc_files ${prefix}/*/credence.pc)
list(GET pc_files 0 pc_file)
get_filename_component(pc_dir ${pc_file} DIRECTORY)
get_filename_component(libdir ${pc_dir} DIRECTORY)
set(pkg "PKG_CONFIG_PATH=${pc_dir} pkg-config --cflags --libs")
run(sh -ec "cc -std=c11 ${CONSUMER_DIR}/consumer.c $(${pkg} credence) -Wl,-rpath,${libdir} -o ${WORK_DIR}/pc_shared")
run(${WORK_DIR}/pc_shared)
# -l:libcredence.a: of a library that is there both ways the linker would take the shared one.
run(sh -ec "cc -std=c11 ${CONSUMER_DIR}/consumer.c $(${pkg} --static credence | sed 's/-lcredence/-l:libcredence.a/') -o ${WORK_DIR}/pc_static")
run(${WORK_DIR}/pc_static)
