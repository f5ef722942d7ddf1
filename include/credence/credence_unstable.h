/* SPDX-License-Identifier: Apache-2.0 */
/* The part of credence's C interface that may still change: a function here may get other arguments, another name or go
 * away with any minor version. Nothing in credence.h may. A function that has settled moves there and keeps its name,
 * so that callers change an #include at most. All conventions are those of credence.h.
 *
 * It has no function yet. The estimate of a password's strength, the generator of passwords and the description of a
 * policy come here first.
 *
 * Each change of this header raises CREDENCE_UNSTABLE_REVISION. A caller that wants to be told of changes when it is
 * compiled, and not when it runs, says for which revision it was written:
 *
 *   #define CREDENCE_UNSTABLE_WANTED 1
 *   #include <credence/credence_unstable.h>
 */
#ifndef CREDENCE_CREDENCE_UNSTABLE_H_
#define CREDENCE_CREDENCE_UNSTABLE_H_

#include "credence/credence.h"

#define CREDENCE_UNSTABLE_REVISION 1

#if defined(CREDENCE_UNSTABLE_WANTED) && CREDENCE_UNSTABLE_WANTED != CREDENCE_UNSTABLE_REVISION
#error "credence_unstable.h has changed: compare the calls with it, then raise CREDENCE_UNSTABLE_WANTED"
#endif

#endif /* CREDENCE_CREDENCE_UNSTABLE_H_ */
