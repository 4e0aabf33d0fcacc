/* The list of hosts that may be asked: what it names, what it does not, and that a list which names nobody allows nobody. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "core/allowed.h"

#define LIST "panel.example.com, [2001:db8::1]:8443,2001:db8::2 ,Other.Example.com:8443,[2001:db8::3],,"

static void no_list_allows_all(void **state)
{
	(void) state;
	assert_true(calagopus_allowed(NULL, "169.254.169.254", 80) && calagopus_allowed("", "169.254.169.254", 80));
	assert_true(calagopus_allowed_proxy(NULL, "http://proxy:3128") && calagopus_allowed_proxy("", "x"));
	assert_int_equal(calagopus_allowed_fault("").length, 0);
	assert_int_equal(calagopus_allowed_fault(NULL).length, 0);
}

static void a_list_that_names_nobody_allows_nobody(void **state)
{
	static const char *const lists[] = {",", " ", ", ,", "\t", ",,,,", " , "};

	(void) state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		assert_false(calagopus_allowed(lists[i], "panel.example.com", 443));
		assert_false(calagopus_allowed(lists[i], "", 443));
		assert_false(calagopus_allowed_proxy(lists[i], "http://panel.example.com"));
		assert_true(calagopus_allowed_fault(lists[i]).length > 0);
	}
}

static void names_and_ports_are_compared_whole(void **state)
{
	(void) state;
	assert_true(calagopus_allowed(LIST, "panel.example.com", 443) && calagopus_allowed(LIST, "panel.example.com", 8443));
	assert_true(calagopus_allowed(LIST, "2001:db8::1", 8443) && !calagopus_allowed(LIST, "2001:db8::1", 443));
	assert_true(calagopus_allowed(LIST, "2001:db8::2", 1) && calagopus_allowed(LIST, "2001:db8::3", 65535));
	assert_true(calagopus_allowed(LIST, "other.example.com", 8443) && !calagopus_allowed(LIST, "other.example.com", 443));
	assert_false(calagopus_allowed(LIST, "panel.example.com.evil.example", 443));
	assert_false(calagopus_allowed(LIST, "example.com", 443) || calagopus_allowed(LIST, "", 443) || calagopus_allowed(LIST, "2001:db8::", 443));
	assert_int_equal(calagopus_allowed_fault(LIST).length, 0);
}

static void an_entry_that_is_no_host_is_told_and_allows_nothing(void **state)
{
	static const char *const entries[] = {
		"https://panel.example.com", "panel.example.com/", "panel.example.com:", "panel.example.com:0", "panel.example.com:65536", "panel.example.com:https",
		"panel.example.com other.example.com", "user@panel.example.com", "[2001:db8::1", "[2001:db8::1]8443", "[]", ":443", "panel.example.com:8 443", "*\xc3\xa4",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		assert_true(calagopus_slice_equal(calagopus_allowed_fault(entries[i]), entries[i]));
		assert_false(calagopus_allowed(entries[i], "panel.example.com", 443));
		assert_false(calagopus_allowed(entries[i], "2001:db8::1", 443));
	}
	assert_true(calagopus_slice_equal(calagopus_allowed_fault("good.example.com, bad/ ,x:y"), "bad/"));
}

static void a_proxy_is_named_by_the_host_that_is_asked(void **state)
{
	static const char *const good[] = {
		"http://proxy.example.com:3128", "proxy.example.com:3128", "HTTP://PROXY.example.com:3128/", "http://user:w@rd@proxy.example.com:3128",
		"http://user:word@[2001:db8::1]:3128", "https://secure.example.com", "HTTPS://secure.example.com/", "http://plain.example.com", "plain.example.com",
	};
	static const char *const bad[] = {
		"http://proxy.example.com", "http://proxy.example.com:3129", "http://evil.example:3128", "http://evil.example/@proxy.example.com:3128",
		"http://proxy.example.com:3128@evil.example:3128", "http://evil.example?@proxy.example.com:3128", "http://evil.example#@proxy.example.com:3128",
		"http://evil.example\\@proxy.example.com:3128/x@y", "https://plain.example.com", "http://secure.example.com", "http://", "", "http://[2001:db8::1:3128", "http://proxy.example.com:3128:1",
		"http://proxy%2eexample.com:3128",
	};
	static const char list[] = "proxy.example.com:3128, [2001:db8::1]:3128, secure.example.com:443, plain.example.com:1080";

	(void) state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(calagopus_allowed_proxy(list, good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (calagopus_allowed_proxy(list, bad[i])) {
			fail_msg("%s is taken for an allowed one", bad[i]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_list_allows_all),
		cmocka_unit_test(a_list_that_names_nobody_allows_nobody),
		cmocka_unit_test(names_and_ports_are_compared_whole),
		cmocka_unit_test(an_entry_that_is_no_host_is_told_and_allows_nothing),
		cmocka_unit_test(a_proxy_is_named_by_the_host_that_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
