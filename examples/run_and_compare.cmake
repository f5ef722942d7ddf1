# SPDX-License-Identifier: Apache-2.0
# Runs COMMAND (a list) and fails unless its output is the text of EXPECTED and its exit status is STATUS.
execute_process(COMMAND ${COMMAND} OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
file(READ ${EXPECTED} expected)
if(NOT output STREQUAL expected OR NOT status EQUAL STATUS)
  message(FATAL_ERROR "exit status ${status}, expected ${STATUS}\n--- printed\n${output}--- expected\n${expected}---\n${errors}")
endif()
