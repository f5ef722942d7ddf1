/* SPDX-License-Identifier: Apache-2.0 */
/* The version of these headers, for the preprocessor. credence_version() gives that of the library which is loaded. */
#ifndef CREDENCE_VERSION_H_
#define CREDENCE_VERSION_H_

#define CREDENCE_VERSION_MAJOR 0
#define CREDENCE_VERSION_MINOR 1
#define CREDENCE_VERSION_PATCH 0
/* Ordered like the versions: #if CREDENCE_VERSION_NUMBER >= 100 asks for 0.1.0 or later. */
#define CREDENCE_VERSION_NUMBER (CREDENCE_VERSION_MAJOR * 10000 + CREDENCE_VERSION_MINOR * 100 + CREDENCE_VERSION_PATCH)
#define CREDENCE_VERSION_TEXT_OF_(number) #number
#define CREDENCE_VERSION_TEXT_(major, minor, patch) \
  CREDENCE_VERSION_TEXT_OF_(major) "." CREDENCE_VERSION_TEXT_OF_(minor) "." CREDENCE_VERSION_TEXT_OF_(patch)
/* "0.1.0" */
#define CREDENCE_VERSION_STRING \
  CREDENCE_VERSION_TEXT_(CREDENCE_VERSION_MAJOR, CREDENCE_VERSION_MINOR, CREDENCE_VERSION_PATCH)

#endif /* CREDENCE_VERSION_H_ */
