/* Tests of where a panel is: what administrators type as host name and port, and whether encryption is asked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/origin.h"

#define SLICE(literal) ((struct calagopus_slice) {literal, sizeof(literal) - 1})
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LABEL_63 "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg"

static struct calagopus_error error;
static struct calagopus_origin origin;

static int clear(void **state)
{
	(void) state;
	calagopus_error_clear(&error);
	memset(&origin, 'x', sizeof(origin));
	return 0;
}

struct good_case {
	const char *typed;
	int port;
	bool secure;
	const char *host;
	int settled;
	const char *url;
	const char *mended; /* a part of what is said; "" where nothing was mended */
};

static void assert_read(const struct good_case *wanted)
{
	calagopus_error_clear(&error);
	if (!calagopus_origin_parse(calagopus_slice_of(wanted->typed), wanted->port, wanted->secure, &origin, &error)) {
		fail_msg("\"%s\" was refused: %s", wanted->typed, error.message);
	}
	assert_false(calagopus_error_is_set(&error));
	assert_string_equal(origin.host, wanted->host);
	assert_int_equal(origin.port, wanted->settled);
	assert_string_equal(origin.url, wanted->url);
	assert_int_equal(origin.secure, wanted->secure);
	assert_int_equal(origin.ipv6, strchr(wanted->host, ':') != NULL);
	if (wanted->mended[0] == '\0') {
		assert_string_equal(origin.mended, "");
	} else if (strstr(origin.mended, wanted->mended) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", origin.mended, wanted->mended);
	}
}

static void names_and_addresses_are_read_as_they_are(void **state)
{
	(void) state;
	static const struct good_case cases[] = {
		{"panel.example.com", 0, true, "panel.example.com", 443, "https://panel.example.com", ""},
		{"panel.example.com", 0, false, "panel.example.com", 80, "http://panel.example.com", ""},
		{"panel.example.com", 443, true, "panel.example.com", 443, "https://panel.example.com", ""},
		{"panel.example.com", 80, false, "panel.example.com", 80, "http://panel.example.com", ""},
		{"panel.example.com", 80, true, "panel.example.com", 80, "https://panel.example.com:80", ""},
		{"panel.example.com", 8443, true, "panel.example.com", 8443, "https://panel.example.com:8443", ""},
		{"panel.example.com", 65535, true, "panel.example.com", 65535, "https://panel.example.com:65535", ""},
		{"localhost", 1, false, "localhost", 1, "http://localhost:1", ""},
		{"calagopus_panel", 8000, false, "calagopus_panel", 8000, "http://calagopus_panel:8000", ""},
		{"xn--mnchen-3ya.example", 0, true, "xn--mnchen-3ya.example", 443, "https://xn--mnchen-3ya.example", ""},
		{"192.0.2.10", 0, true, "192.0.2.10", 443, "https://192.0.2.10", ""},
		{"0.0.0.0", 0, true, "0.0.0.0", 443, "https://0.0.0.0", ""},
		{"2001:db8::1", 0, true, "2001:db8::1", 443, "https://[2001:db8::1]", ""},
		{"::1", 8443, true, "::1", 8443, "https://[::1]:8443", ""},
		{"::ffff:192.0.2.10", 0, true, "::ffff:192.0.2.10", 443, "https://[::ffff:192.0.2.10]", ""},
		{"3com.example", 0, true, "3com.example", 443, "https://3com.example", ""},
		{"1.2.3.example", 0, true, "1.2.3.example", 443, "https://1.2.3.example", ""},
		{"0xpanel", 0, true, "0xpanel", 443, "https://0xpanel", ""},
		{LABEL_63 "." LABEL_63 "." LABEL_63 ".aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg", 8443, true,
			LABEL_63 "." LABEL_63 "." LABEL_63 ".aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg", 8443,
			"https://" LABEL_63 "." LABEL_63 "." LABEL_63 ".aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg:8443", ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_read(&cases[i]);
	}
}

static void what_is_unambiguous_is_mended_and_said(void **state)
{
	(void) state;
	static const struct good_case cases[] = {
		{"https://panel.example.com/", 0, true, "panel.example.com", 443, "https://panel.example.com", "\"https://\" left out, \"/\" at the end left out"},
		{"HTTPS://panel.example.com", 0, true, "panel.example.com", 443, "https://panel.example.com", "\"https://\" left out"},
		{"http://panel.example.com", 0, false, "panel.example.com", 80, "http://panel.example.com", "\"http://\" left out"},
		{"panel.example.com:8443", 0, true, "panel.example.com", 8443, "https://panel.example.com:8443", "port 8443 taken from it"},
		{"panel.example.com:8443", 8443, true, "panel.example.com", 8443, "https://panel.example.com:8443", "port 8443"},
		{"panel.example.com:443", 0, true, "panel.example.com", 443, "https://panel.example.com", "port 443"},
		{"[2001:db8::1]", 0, true, "2001:db8::1", 443, "https://[2001:db8::1]", "brackets"},
		{"[2001:db8::1]:8443", 0, true, "2001:db8::1", 8443, "https://[2001:db8::1]:8443", "brackets left out, port 8443"},
		{"https://[2001:db8::1]:8443/", 0, true, "2001:db8::1", 8443, "https://[2001:db8::1]:8443", "brackets"},
		{"2001:DB8:0:0:0:0:0:1", 0, true, "2001:db8::1", 443, "https://[2001:db8::1]", "address written as usual"},
		{"panel.example.com.", 0, true, "panel.example.com", 443, "https://panel.example.com", "dot at the end"},
		{"192.0.2.10.", 0, true, "192.0.2.10", 443, "https://192.0.2.10", "dot at the end"},
		{" \tpanel.example.com \r\n", 0, true, "panel.example.com", 443, "https://panel.example.com", "white space around it"},
		{"Panel.EXAMPLE.com", 0, true, "panel.example.com", 443, "https://panel.example.com", "capital letters made small"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_read(&cases[i]);
	}
}

static void all_mends_together_fit(void **state)
{
	(void) state;
	static const struct good_case name = {" HTTPS://Panel.Example.com.:65535/ ", 0, true, "panel.example.com", 65535, "https://panel.example.com:65535",
		"The host name was mended: white space around it left out, \"https://\" left out, \"/\" at the end left out, port 65535 taken from it, "
		"dot at the end left out, capital letters made small"};
	static const struct good_case address = {" https://[2001:DB8::1]:65535/ ", 0, true, "2001:db8::1", 65535, "https://[2001:db8::1]:65535",
		"brackets left out, port 65535 taken from it, address written as usual"};

	assert_read(&name);
	assert_read(&address);
}

struct bad_case {
	struct calagopus_slice typed;
	int64_t port;
	bool secure;
	const char *field;
	const char *says;
};

static void assert_refused(const struct bad_case *wanted)
{
	calagopus_error_clear(&error);
	if (calagopus_origin_parse(wanted->typed, wanted->port, wanted->secure, &origin, &error)) {
		fail_msg("\"%.*s\" was read as %s", (int) wanted->typed.length, wanted->typed.data, origin.url);
	}
	assert_int_equal(error.reason, CALAGOPUS_REASON_INVALID_HOST);
	assert_int_equal(error.field_count, 1);
	assert_string_equal(calagopus_error_field_name(&error, 0), wanted->field);
	if (strstr(calagopus_error_field_message(&error, 0), wanted->says) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", calagopus_error_field_message(&error, 0), wanted->says);
	}
	assert_string_equal(origin.url, "");
	assert_string_equal(origin.mended, "");
	assert_true(calagopus_text_utf8(calagopus_slice_of(error.message)));
	assert_false(calagopus_text_has_control(calagopus_slice_of(error.message), false));
}

static void anything_else_is_refused_in_words(void **state)
{
	(void) state;
	static const struct bad_case cases[] = {
		{{NULL, 0}, 0, true, "hostname", "is empty"}, {SLICE(""), 0, true, "hostname", "is empty"}, {SLICE(" \n"), 0, true, "hostname", "is empty"},
		{SLICE("https://"), 0, true, "hostname", "dots"}, {SLICE("https:///"), 0, true, "hostname", "dots"}, {SLICE("."), 0, true, "hostname", "dots"},
		{SLICE(":8443"), 0, true, "hostname", "dots"}, {SLICE("/"), 0, true, "hostname", "dots"},
		{SLICE("panel.example.com/admin"), 0, true, "hostname", "holds a path"}, {SLICE("panel.example.com//"), 0, true, "hostname", "holds a path"},
		{SLICE("//panel.example.com"), 0, true, "hostname", "holds a path"}, {SLICE("panel.example.com/?a=b"), 0, true, "hostname", "query"},
		{SLICE("panel.example.com?a"), 0, true, "hostname", "query"}, {SLICE("panel.example.com#a"), 0, true, "hostname", "fragment"},
		{SLICE("panel example.com"), 0, true, "hostname", "a space"}, {SLICE("panel\texample.com"), 0, true, "hostname", "control character"},
		{SLICE("panel.example.com\0"), 0, true, "hostname", "control character"}, {SLICE("panel\0.example.com"), 0, true, "hostname", "control character"},
		{SLICE("panel\r\nHost: x"), 0, true, "hostname", "control character"}, {SLICE("panel\xFF.example"), 0, true, "hostname", "bytes that are no text"},
		{SLICE("\xFF"), 0, true, "hostname", "bytes that are no text"},
		{SLICE("m\xC3\xBCnchen.example"), 0, true, "hostname", "xn--"}, {SLICE("panel\xE3\x80\x82" "example"), 0, true, "hostname", "xn--"},
		{SLICE("panel%2eexample"), 0, true, "hostname", "no host name has"}, {SLICE("panel\\example"), 0, true, "hostname", "no host name has"},
		{SLICE("*.example.com"), 0, true, "hostname", "no host name has"}, {SLICE("a,b"), 0, true, "hostname", "no host name has"},
		{SLICE("ftp://panel.example.com"), 0, true, "hostname", "neither http nor https"}, {SLICE("://x"), 0, true, "hostname", "neither http nor https"},
		{SLICE("file:///etc/passwd"), 0, true, "hostname", "neither http nor https"}, {SLICE("https:panel.example.com"), 0, true, "hostname", "no port"},
		{SLICE("https:/panel.example.com"), 0, true, "hostname", "holds a path"}, {SLICE("https://https://x"), 0, true, "hostname", "holds a path"},
		{SLICE("http://panel.example.com"), 0, true, "hostname", "an encrypted connection is asked for"}, {SLICE("https://panel.example.com"), 0, false, "hostname", "an unencrypted connection is asked for"},
		{SLICE(LABEL_63 "g.example"), 0, true, "hostname", "longer than 63"},
		{SLICE(LABEL_63 "." LABEL_63 "." LABEL_63 ".aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgg"), 0, true, "hostname", "longer than 253"},
		{SLICE("-panel.example"), 0, true, "hostname", "begins or ends"}, {SLICE("panel-.example"), 0, true, "hostname", "begins or ends"},
		{SLICE("panel..example"), 0, true, "hostname", "dots"}, {SLICE("panel.example.."), 0, true, "hostname", "dots"}, {SLICE(".example"), 0, true, "hostname", "dots"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_refused(&cases[i]);
	}
}

static void a_scheme_against_what_is_asked_for_is_a_case_of_its_own(void **state)
{
	(void) state;
	assert_false(calagopus_origin_parse(SLICE("http://panel.example.com"), 0, true, &origin, &error));
	assert_int_equal(error.topic, CALAGOPUS_TOPIC_ENCRYPTION_SET);
	calagopus_error_clear(&error);
	assert_false(calagopus_origin_parse(SLICE("https://panel.example.com"), 0, false, &origin, &error));
	assert_int_equal(error.topic, CALAGOPUS_TOPIC_ENCRYPTION_UNSET);
}

static void addresses_in_disguise_are_refused(void **state)
{
	(void) state;
	static const struct bad_case cases[] = {
		{SLICE("0x7f.1"), 0, true, "hostname", "no IPv4 address"}, {SLICE("127.1"), 0, true, "hostname", "no IPv4 address"},
		{SLICE("2130706433"), 0, true, "hostname", "no IPv4 address"}, {SLICE("0x7f000001"), 0, true, "hostname", "no IPv4 address"},
		{SLICE("0177.0.0.1"), 0, true, "hostname", "no IPv4 address"}, {SLICE("127.0.0.01"), 0, true, "hostname", "no IPv4 address"},
		{SLICE("127.0.0.0x1"), 0, true, "hostname", "no IPv4 address"}, {SLICE("127.0.0.256"), 0, true, "hostname", "no IPv4 address"},
		{SLICE("1.2.3.4.5"), 0, true, "hostname", "no IPv4 address"}, {SLICE("1.2.3"), 0, true, "hostname", "no IPv4 address"},
		{SLICE("example.1"), 0, true, "hostname", "no IPv4 address"}, {SLICE("0X7F.1"), 0, true, "hostname", "no IPv4 address"}, {SLICE("0x"), 0, true, "hostname", "no IPv4 address"},
		{SLICE("fe80::1%eth0"), 0, true, "hostname", "network interface"}, {SLICE("[fe80::1%25eth0]"), 0, true, "hostname", "network interface"},
		{SLICE("[192.0.2.10]"), 0, true, "hostname", "no IPv6 address"}, {SLICE("[panel]"), 0, true, "hostname", "no IPv6 address"},
		{SLICE("[]"), 0, true, "hostname", "no IPv6 address"}, {SLICE("[::1"), 0, true, "hostname", "brackets"}, {SLICE("[::1]x"), 0, true, "hostname", "brackets"},
		{SLICE("[[::1]]"), 0, true, "hostname", "brackets"}, {SLICE("::1]"), 0, true, "hostname", "neither a name nor an IPv6"},
		{SLICE("2001:db8:::1"), 0, true, "hostname", "neither a name nor an IPv6"}, {SLICE("1:2:3:4:5:6:7:8:9"), 0, true, "hostname", "neither a name"},
		{SLICE("[2001:db8::1]."), 0, true, "hostname", "brackets"},
		{SLICE("0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"), 0, true, "hostname", "neither a name"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_refused(&cases[i]);
	}
}

static void ports_are_checked(void **state)
{
	(void) state;
	static const struct bad_case cases[] = {
		{SLICE("panel.example.com"), -1, true, "port", "Port -1"}, {SLICE("panel.example.com"), 65536, true, "port", "Port 65536"},
		{SLICE("panel.example.com"), INT64_MAX, true, "port", "9223372036854775807"}, {SLICE("panel.example.com"), INT64_MIN, true, "port", "does not exist"},
		{SLICE("panel.example.com:8443"), 443, true, "port", "names port 8443, but the port is said to be 443"}, {SLICE("[::1]:1"), 2, true, "port", "names port 1"},
		{SLICE("panel.example.com:"), 0, true, "hostname", "no port"}, {SLICE("panel.example.com:0"), 0, true, "hostname", "no port"},
		{SLICE("panel.example.com:65536"), 0, true, "hostname", "no port"}, {SLICE("panel.example.com:0443"), 0, true, "hostname", "no port"},
		{SLICE("panel.example.com:+443"), 0, true, "hostname", "no port"}, {SLICE("panel.example.com:-443"), 0, true, "hostname", "no port"},
		{SLICE("panel.example.com:https"), 0, true, "hostname", "no port"}, {SLICE("[::1]:"), 0, true, "hostname", "no port"},
		{SLICE("panel.example.com:18446744073709552059"), 0, true, "hostname", "no port"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_refused(&cases[i]);
	}
}

static void both_fields_are_told_at_once(void **state)
{
	(void) state;
	assert_false(calagopus_origin_parse(SLICE("a b"), 99999, true, &origin, &error));
	assert_int_equal(error.field_count, 2);
	assert_string_equal(calagopus_error_field_name(&error, 0), "port");
	assert_string_equal(calagopus_error_field_name(&error, 1), "hostname");
}

static void what_may_be_a_password_is_not_repeated(void **state)
{
	(void) state;
	static const struct calagopus_slice cases[] = {
		SLICE("https://admin:hunter2@panel.example.com"), SLICE("admin:hunter2@panel.example.com"), SLICE("hunter2@panel.example.com"),
		SLICE("admin:x?hunter2@panel"), SLICE("panel?key=hunter2"), SLICE("panel#hunter2"), SLICE("panel?a=b@hunter2"), SLICE("ftp://a:hunter2@x?hunter2"),
		SLICE("hunter2 @panel"), SLICE("http://hunter2@panel"),
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		calagopus_error_clear(&error);
		assert_false(calagopus_origin_parse(cases[i], 0, true, &origin, &error));
		assert_null(strstr(error.message, "hunter2"));
		assert_null(strstr(calagopus_error_field_message(&error, 0), "hunter2"));
	}
}

static void endless_text_is_refused_briefly(void **state)
{
	(void) state;
	static char text[1000000];

	memset(text, 'a', sizeof(text));
	assert_false(calagopus_origin_parse((struct calagopus_slice) {text, sizeof(text)}, 0, true, &origin, &error));
	assert_true(strlen(error.message) < 300);
	memset(text, ':', sizeof(text));
	calagopus_error_clear(&error);
	assert_false(calagopus_origin_parse((struct calagopus_slice) {text, sizeof(text)}, 0, true, &origin, &error));
	assert_true(strlen(error.message) < 300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(names_and_addresses_are_read_as_they_are, clear),
		cmocka_unit_test_setup(what_is_unambiguous_is_mended_and_said, clear),
		cmocka_unit_test_setup(all_mends_together_fit, clear),
		cmocka_unit_test_setup(anything_else_is_refused_in_words, clear),
		cmocka_unit_test_setup(addresses_in_disguise_are_refused, clear),
		cmocka_unit_test_setup(ports_are_checked, clear),
		cmocka_unit_test_setup(both_fields_are_told_at_once, clear),
		cmocka_unit_test_setup(a_scheme_against_what_is_asked_for_is_a_case_of_its_own, clear),
		cmocka_unit_test_setup(what_may_be_a_password_is_not_repeated, clear),
		cmocka_unit_test_setup(endless_text_is_refused_briefly, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
