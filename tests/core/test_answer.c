/* The strict first look at answers: a status of success alone proves nothing, and a refusal is only the panel's in the panel's shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "panel/answer.h"
#include "recorded.h"

static enum calagopus_reason json_reason(int status, const char *type, const char *body, struct calagopus_step *step)
{
	struct calagopus_http_response response;
	struct calagopus_json_document document;

	memset(step, 0, sizeof(*step));
	made_response(&response, status, type, body);
	bool good = calagopus_answer_json(step, &response, 200, &document);

	calagopus_http_response_free(&response);
	assert_int_equal(good, step->error.reason == CALAGOPUS_REASON_NONE);
	if (good) {
		calagopus_json_free(&document);
	} else {
		assert_null(document.root);
		assert_true(step->error.message[0] != '\0');
		assert_true(step->error.hint[0] != '\0');
	}
	return step->error.reason;
}

static void takes_a_whole_json_document(void **state)
{
	struct calagopus_step step;

	(void) state;
	assert_int_equal(json_reason(200, "application/json", "{}", &step), CALAGOPUS_REASON_NONE);
	assert_int_equal(json_reason(200, "application/json", " {\"a\": [1]}\n", &step), CALAGOPUS_REASON_NONE);
}

static void refuses_a_page_under_a_status_of_success(void **state)
{
	struct calagopus_step step;

	(void) state;
	assert_int_equal(json_reason(200, "text/html", "<!doctype html><title>x</title>", &step), CALAGOPUS_REASON_NOT_A_PANEL);
	assert_non_null(strstr(step.error.message, "text/html"));
	assert_non_null(strstr(step.error.hint, "login page"));
	assert_int_equal(json_reason(200, "text/html", "{}", &step), CALAGOPUS_REASON_NOT_A_PANEL);
	assert_int_equal(json_reason(200, "text/json", "{}", &step), CALAGOPUS_REASON_NOT_A_PANEL);
	assert_int_equal(json_reason(200, "application/problem+json", "{}", &step), CALAGOPUS_REASON_NOT_A_PANEL);
	assert_int_equal(json_reason(200, NULL, "{}", &step), CALAGOPUS_REASON_NOT_A_PANEL);
}

static void refuses_redirects_and_says_so(void **state)
{
	static const int statuses[] = {301, 302, 303, 304, 307, 308};
	struct calagopus_step step;

	(void) state;
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		assert_int_equal(json_reason(statuses[i], "application/json", "{}", &step), CALAGOPUS_REASON_NOT_A_PANEL);
		assert_non_null(strstr(step.error.message, "redirect"));
	}
}

static void refuses_empty_answers_and_other_statuses_of_success(void **state)
{
	struct calagopus_step step;

	(void) state;
	assert_int_equal(json_reason(204, NULL, NULL, &step), CALAGOPUS_REASON_BAD_ANSWER);
	assert_int_equal(json_reason(200, "application/json", NULL, &step), CALAGOPUS_REASON_BAD_ANSWER);
	assert_int_equal(json_reason(201, "application/json", "{}", &step), CALAGOPUS_REASON_BAD_ANSWER);
	assert_int_equal(json_reason(202, "application/json", "{}", &step), CALAGOPUS_REASON_BAD_ANSWER);
	assert_int_equal(json_reason(203, "application/json", "{}", &step), CALAGOPUS_REASON_BAD_ANSWER);
	assert_int_equal(json_reason(206, "application/json", "{}", &step), CALAGOPUS_REASON_BAD_ANSWER);
}

static void refuses_documents_that_are_cut_or_followed_by_more(void **state)
{
	static const char *const bodies[] = {"{", "{\"a\":", "{\"a\":1", "[", "{}{}", "{} x", "{'a':1}", "{\"a\":1,}", "nul", " ", "{\"a\":\"\\u0000\"}", "\xff\xfe{}"};
	struct calagopus_step step;

	(void) state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		assert_int_equal(json_reason(200, "application/json", bodies[i], &step), CALAGOPUS_REASON_BAD_ANSWER);
	}
}

static void takes_text_only_as_text(void **state)
{
	struct calagopus_http_response response;
	struct calagopus_step step = {0};
	struct calagopus_slice text;

	(void) state;
	made_response(&response, 200, "text/plain", "installing\n");
	assert_true(calagopus_answer_text(&step, &response, 200, &text));
	assert_int_equal(text.length, 11);
	calagopus_http_response_free(&response);
	made_response(&response, 200, "text/plain", NULL);
	assert_true(calagopus_answer_text(&step, &response, 200, &text));
	assert_int_equal(text.length, 0);
	calagopus_http_response_free(&response);
	made_response(&response, 200, "text/html", "<html>");
	assert_false(calagopus_answer_text(&step, &response, 200, &text));
	assert_int_equal(step.error.reason, CALAGOPUS_REASON_NOT_A_PANEL);
	calagopus_http_response_free(&response);
}

static enum calagopus_reason refusal_reason(int status, const char *words, struct calagopus_step *step)
{
	struct calagopus_http_response response;

	memset(step, 0, sizeof(*step));
	made_response(&response, status, words[0] != '\0' ? "application/json" : "text/html", "x");
	response.retry_after_ms = status == 429 ? 21000 : -1;
	calagopus_answer_refusal(step, &response, calagopus_slice_of(words));
	calagopus_http_response_free(&response);
	assert_string_equal(step->error.panel_message, words);
	assert_int_equal(step->error.http_status, status);
	assert_true(step->error.message[0] != '\0');
	assert_true(step->error.hint[0] != '\0');
	/* One sentence, with one full stop at its end. */
	assert_null(strstr(step->error.message, ". ("));
	assert_non_null(strchr(step->error.message, '.'));
	assert_int_equal(step->error.message[strlen(step->error.message) - 1], '.');
	assert_int_equal(step->error.retriable, calagopus_reason_retriable(step->error.reason));
	return step->error.reason;
}

static void tells_the_panel_s_refusals_from_a_proxy_s(void **state)
{
	static const struct {
		int status;
		enum calagopus_reason panel, other;
	} cases[] = {
		{301, CALAGOPUS_REASON_NOT_A_PANEL, CALAGOPUS_REASON_NOT_A_PANEL},
		{400, CALAGOPUS_REASON_REJECTED, CALAGOPUS_REASON_NOT_A_PANEL},
		{401, CALAGOPUS_REASON_KEY_REFUSED, CALAGOPUS_REASON_NOT_A_PANEL},
		{403, CALAGOPUS_REASON_PERMISSION_MISSING, CALAGOPUS_REASON_NOT_A_PANEL},
		{404, CALAGOPUS_REASON_NOT_A_PANEL, CALAGOPUS_REASON_NOT_A_PANEL},
		{405, CALAGOPUS_REASON_NOT_A_PANEL, CALAGOPUS_REASON_NOT_A_PANEL},
		{408, CALAGOPUS_REASON_TIMED_OUT, CALAGOPUS_REASON_TIMED_OUT},
		{409, CALAGOPUS_REASON_REJECTED, CALAGOPUS_REASON_NOT_A_PANEL},
		{413, CALAGOPUS_REASON_REJECTED, CALAGOPUS_REASON_REJECTED},
		{417, CALAGOPUS_REASON_REJECTED, CALAGOPUS_REASON_NOT_A_PANEL},
		{422, CALAGOPUS_REASON_REJECTED, CALAGOPUS_REASON_NOT_A_PANEL},
		{429, CALAGOPUS_REASON_RATE_LIMITED, CALAGOPUS_REASON_RATE_LIMITED},
		{500, CALAGOPUS_REASON_PANEL_ERROR, CALAGOPUS_REASON_PANEL_UNAVAILABLE},
		{502, CALAGOPUS_REASON_PANEL_UNAVAILABLE, CALAGOPUS_REASON_PANEL_UNAVAILABLE},
		{503, CALAGOPUS_REASON_PANEL_UNAVAILABLE, CALAGOPUS_REASON_PANEL_UNAVAILABLE},
		{504, CALAGOPUS_REASON_PANEL_UNAVAILABLE, CALAGOPUS_REASON_PANEL_UNAVAILABLE},
		{522, CALAGOPUS_REASON_PANEL_UNAVAILABLE, CALAGOPUS_REASON_PANEL_UNAVAILABLE},
	};
	struct calagopus_step step;

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(refusal_reason(cases[i].status, "in its own words", &step), cases[i].panel);
		assert_int_equal(refusal_reason(cases[i].status, "", &step), cases[i].other);
	}
}

static void says_how_long_to_wait(void **state)
{
	struct calagopus_step step;

	(void) state;
	assert_int_equal(refusal_reason(429, "", &step), CALAGOPUS_REASON_RATE_LIMITED);
	assert_int_equal(step.error.retry_after_ms, 21000);
	assert_true(step.error.retriable);
	refusal_reason(500, "internal server error", &step);
	assert_int_equal(step.error.retry_after_ms, -1);
}

static void names_the_member_that_is_missing(void **state)
{
	struct calagopus_step step = {0};

	(void) state;
	calagopus_answer_missing(&step, "server.uuid");
	assert_int_equal(step.error.reason, CALAGOPUS_REASON_BAD_ANSWER);
	assert_non_null(strstr(step.error.message, "server.uuid"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_a_whole_json_document),
		cmocka_unit_test(refuses_a_page_under_a_status_of_success),
		cmocka_unit_test(refuses_redirects_and_says_so),
		cmocka_unit_test(refuses_empty_answers_and_other_statuses_of_success),
		cmocka_unit_test(refuses_documents_that_are_cut_or_followed_by_more),
		cmocka_unit_test(takes_text_only_as_text),
		cmocka_unit_test(tells_the_panel_s_refusals_from_a_proxy_s),
		cmocka_unit_test(says_how_long_to_wait),
		cmocka_unit_test(names_the_member_that_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
