/* Who is left alone for a while, known to all processes, and for no longer than it was said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "shared_fixture.h"

#define PANEL "https://panel.example.com:8443"

static void a_silence_is_per_panel_and_server_and_ends(void **state)
{
	struct calagopus_shared *shared;

	(void) state;
	fixture_clock_plant();
	shared = calagopus_shared_open("");
	assert_non_null(shared);
	assert_int_equal(calagopus_shared_silence_left(shared, PANEL, "1"), 0);
	calagopus_shared_silence_note(shared, PANEL, "1", 600000);
	assert_int_equal(calagopus_shared_silence_left(shared, PANEL, "1"), 600000);
	assert_int_equal(calagopus_shared_silence_left(shared, PANEL, "2"), 0);
	assert_int_equal(calagopus_shared_silence_left(shared, "https://other.example.com:8443", "1"), 0);
	fixture_now_ms += 599999;
	assert_int_equal(calagopus_shared_silence_left(shared, PANEL, "1"), 1);
	fixture_now_ms += 1;
	assert_int_equal(calagopus_shared_silence_left(shared, PANEL, "1"), 0);
	/* begun anew, and never for longer than an hour */
	calagopus_shared_silence_note(shared, PANEL, "1", INT64_MAX);
	assert_int_equal(calagopus_shared_silence_left(shared, PANEL, "1"), CALAGOPUS_SHARED_LONGEST_MS);
	calagopus_shared_silence_note(shared, PANEL, "3", 0);
	assert_int_equal(calagopus_shared_silence_left(shared, PANEL, "3"), 0);
	/* nothing is shared */
	calagopus_shared_silence_note(NULL, PANEL, "1", 1000);
	assert_int_equal(calagopus_shared_silence_left(NULL, PANEL, "1"), 0);
	calagopus_shared_close(shared);
	fixture_clock_restore();
}

static void another_process_knows_of_it(void **state)
{
	const char *folder = fixture_folder_make();
	struct calagopus_shared *shared = calagopus_shared_open(folder);
	pid_t child;
	int status = 0;

	(void) state;
	assert_non_null(shared);
	child = fork();
	if (child == 0) {
		struct calagopus_shared *own = calagopus_shared_open(folder);

		calagopus_shared_silence_note(own, PANEL, "node", 60000);
		_exit(own != NULL ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_true(calagopus_shared_silence_left(shared, PANEL, "node") > 0);
	calagopus_shared_close(shared);
	fixture_folder_remove();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_silence_is_per_panel_and_server_and_ends),
		cmocka_unit_test(another_process_knows_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
