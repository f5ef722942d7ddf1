# SPDX-License-Identifier: Apache-2.0
# Installs BUILD_DIR to a fresh prefix and builds the consumer against it: by CMake and by pkg-config, shared
# and static; runs what it built, and the installed program.
set(prefix ${WORK_DIR}/prefix)
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

run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
foreach(file IN ITEMS bin/credence include/credence/credence.h include/credence/credence.hpp
                      share/credence/policies/citrix-cloud.toml share/credence/README.md share/credence/FORMATS.md)
  if(NOT EXISTS ${prefix}/${file})
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endforeach()
run(${prefix}/bin/credence policy list)

foreach(target IN ITEMS credence credence_static)
  set(build ${WORK_DIR}/${target})
  run(${CMAKE_COMMAND} -G Ninja -S ${CONSUMER_DIR} -B ${build} -DCMAKE_PREFIX_PATH=${prefix} -DCREDENCE_TARGET=${target}
      -DCMAKE_BUILD_TYPE=Release)
  run(${CMAKE_COMMAND} --build ${build})
  run(${build}/consumer_c)
  run(${build}/consumer_cpp)
endforeach()

# pkg-config describes the prefix it was configured for, so tell it the one we used.
file(GLOB_RECURSE pc_files ${prefix}/*/credence.pc)
list(GET pc_files 0 pc_file)
file(READ ${pc_file} pc)
file(GLOB_RECURSE libraries ${prefix}/*/libcredence.a)
list(GET libraries 0 library)
get_filename_component(libdir ${library} DIRECTORY)
string(REGEX REPLACE "libdir=[^\n]*" "libdir=${libdir}" pc "${pc}")
string(REGEX REPLACE "includedir=[^\n]*" "includedir=${prefix}/include" pc "${pc}")
file(WRITE ${WORK_DIR}/pc/credence.pc "${pc}")
set(pkg "PKG_CONFIG_PATH=${WORK_DIR}/pc pkg-config --cflags --libs")
run(sh -ec "cc -std=c11 ${CONSUMER_DIR}/consumer.c $(${pkg} credence) -Wl,-rpath,${libdir} -o ${WORK_DIR}/pc_shared")
run(${WORK_DIR}/pc_shared)
# -l:libcredence.a: of a library that is there both ways the linker would take the shared one.
run(sh -ec "c++ -x c ${CONSUMER_DIR}/consumer.c -x none $(${pkg} --static credence | sed 's/-lcredence/-l:libcredence.a/') -o ${WORK_DIR}/pc_static")
run(${WORK_DIR}/pc_static)
