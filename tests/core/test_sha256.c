/* Tests of SHA-256 against the standard's own examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/sha256.h"

static void expect(const char *text, size_t piece, const char *hex)
{
	struct calagopus_sha256 digest;
	unsigned char out[CALAGOPUS_SHA256_BYTES];
	char words[2 * CALAGOPUS_SHA256_BYTES + 1];
	size_t length = strlen(text);

	calagopus_sha256_begin(&digest);
	for (size_t at = 0; at < length; at += piece) {
		calagopus_sha256_add(&digest, text + at, length - at < piece ? length - at : piece);
	}
	calagopus_sha256_end(&digest, out);
	for (size_t i = 0; i < sizeof(out); i++) {
		snprintf(words + 2 * i, 3, "%02x", out[i]);
	}
	assert_string_equal(words, hex);
}

static void the_standards_examples_hold(void **state)
{
	(void) state;
	expect("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	expect("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void pieces_make_no_difference(void **state)
{
	(void) state;
	static char million[1000001];

	memset(million, 'a', 1000000);
	for (size_t piece = 1; piece < 200000; piece = piece * 3 + 1) {
		expect(million, piece, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_standards_examples_hold),
		cmocka_unit_test(pieces_make_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
