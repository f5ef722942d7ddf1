# SPDX-License-Identifier: Apache-2.0
# What makes an error in memory harder to use: checked copies, stack canaries, CET where the processor has it, and
# relocations that are read-only once the program runs. It is here and not in a preset, so that a plain
# `cmake -B build` has it too; tests/check_hardening.cmake looks for it in what was built.
include(CheckCXXCompilerFlag)
include(CheckPIESupported)
# A program is position independent as its property says: without this, CMake compiles but doesn't link it so.
check_pie_supported(LANGUAGES C CXX)
if(CREDENCE_HARDENING)
  check_cxx_compiler_flag(-fcf-protection CREDENCE_HAS_CF_PROTECTION)
  check_cxx_compiler_flag(-fstack-protector-strong CREDENCE_HAS_STACK_PROTECTOR)
endif()

# Applies it to a target of ours, where CREDENCE_HARDENING is on. A consumer's flags stay as they are.
function(credence_harden target)
  if(NOT CREDENCE_HARDENING)
    return()
  endif()
  # FORTIFY needs an optimised build, and hides from a sanitizer what it would find.
  target_compile_options(
    ${target}
    PRIVATE $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-U_FORTIFY_SOURCE>
            $<$<CONFIG:Release,RelWithDebInfo,MinSizeRel>:-D_FORTIFY_SOURCE=2>
            $<$<BOOL:${CREDENCE_HAS_STACK_PROTECTOR}>:-fstack-protector-strong>
            $<$<BOOL:${CREDENCE_HAS_CF_PROTECTION}>:-fcf-protection>)
  target_link_options(${target} PRIVATE LINKER:-z,relro)
endfunction()
