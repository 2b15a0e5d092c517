// SPDX-License-Identifier: Apache-2.0
// Pages behind vmalloc by caller. Many kernels take them in bulk, without an event, so the areas are looked at between windows.
#ifndef VMALLOC_H
#define VMALLOC_H

// Tells every caller whose pages have changed since the last time; the first time all of them.
void vmalloc_tell(void);

#endif
