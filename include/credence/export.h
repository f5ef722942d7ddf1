/* SPDX-License-Identifier: Apache-2.0 */
/* Marks what the shared library exports. Consumers of the static library define
 * CREDENCE_STATIC; the CMake target and credence.pc do so for them. */
#ifndef CREDENCE_EXPORT_H_
#define CREDENCE_EXPORT_H_

#if defined(CREDENCE_STATIC)
#define CREDENCE_API
#else
#define CREDENCE_API __attribute__((visibility("default")))
#endif

#endif /* CREDENCE_EXPORT_H_ */
