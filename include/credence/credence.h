/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CREDENCE_CREDENCE_H_
#define CREDENCE_CREDENCE_H_
#include "credence/codes.h"
#include "credence/export.h"
#endif /* CREDENCE_CREDENCE_H_ */
