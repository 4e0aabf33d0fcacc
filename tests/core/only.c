/* Linked into every test program: with TEST_ONLY in the environment only the tests whose name holds that word run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

__attribute__((constructor)) static void only_what_was_asked_for(void)
{
	static char pattern[200];
	const char *word = getenv("TEST_ONLY");

	if (word != NULL && word[0] != '\0') {
		snprintf(pattern, sizeof(pattern), "*%s*", word);
		cmocka_set_test_filter(pattern);
	}
}
