// SPDX-License-Identifier: GPL-2.0
/* Rates in KiB per second with up to three decimals: 2 MB an hour is 0.583. */
#include <linux/kernel.h>
#include <linux/math64.h>
#include <linux/string.h>

#include "osd.h"

#define HIGHEST_RATE_KB (1024u * 1024u)

int osd_parse_rate(const char *text, u64 *bytes_per_second)
{
	char copy[32];
	char *fraction = copy;
	char *whole;
	unsigned int kib, thousandths = 0, place = 100;

	if (strscpy(copy, text, sizeof(copy)) < 0)
		return -EINVAL;
	whole = strsep(&fraction, ".");
	if (kstrtouint(whole, 10, &kib) || kib > HIGHEST_RATE_KB)
		return -EINVAL;
	for (; fraction && *fraction && *fraction != '\n'; fraction++, place /= 10) {
		if (*fraction < '0' || *fraction > '9')
			return -EINVAL;
		thousandths += place * (*fraction - '0');
	}
	*bytes_per_second = (u64)kib * 1024 + thousandths * 1024u / 1000;
	return 0;
}

int osd_print_rate(char *text, u64 bytes_per_second)
{
	u32 rest;
	u64 kib = div_u64_rem(bytes_per_second, 1024, &rest);

	return sprintf(text, "%llu.%03u\n", kib, rest * 1000 / 1024);
}
