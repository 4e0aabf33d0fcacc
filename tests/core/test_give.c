/* Giving a server to its client's account: only what is proved to be the service's, to nobody else's account, proven or an error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"

static struct fake_call call;
static struct calagopus_ref ref;
static struct calagopus_client client;

/* A recorded server of client 8's, whose service is client 7's now. */
static void moved(void)
{
	fake_start();
	fake_ref(&ref);
	fake_client(&client);
	fake_add_server("17", 1);
	ref.uuid = fake.servers[0].uuid;
	ref.origin = FAKE_ORIGIN;
	ref.owner_external_id = NULL;
	ref.owner_email = NULL;
}

static bool give(void)
{
	struct calagopus_given given;
	struct calagopus_client checked;

	fake_call_start(&call, 0);
	bool ok = fake_prove(&call, &client, &checked) && calagopus_provision_give(&call.provision, &ref, &checked, &given, &call.error);

	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	assert_true(!ok || strcmp(given.server->owner.uuid, given.owner->uuid) == 0);
	fake_call_end(&call);
	return ok;
}

static void a_moved_service_takes_its_server_along(void **state)
{
	(void) state;
	moved();
	assert_true(give());
	assert_int_equal(fake.servers[0].owner, 0);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 1);
	assert_true(give());
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 1);
}

static void a_client_without_an_account_gets_one(void **state)
{
	(void) state;
	moved();
	client.external_id = "9";
	client.email = "new@example.com";
	assert_true(give());
	assert_int_equal(fake.asked[CALAGOPUS_OP_OWNER_CREATE], 1);
	assert_string_equal(fake.owners[fake.servers[0].owner].external_id, "9");
}

static void what_is_not_proved_is_given_to_nobody(void **state)
{
	(void) state;
	moved();
	ref.origin = NULL; /* typed by somebody */
	assert_false(give());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	ref.uuid = NULL;
	assert_false(give());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	snprintf(fake.servers[0].description, 300, "Service 17 of https://staging.example.com");
	assert_false(give());
	assert_int_equal(fake.servers[0].owner, 1);
	snprintf(fake.servers[0].description, 300, "Service 17 of " FAKE_INSTALLATION);
	assert_true(give());
	assert_int_equal(fake.servers[0].owner, 0);
}

static void nor_to_an_administrators_account(void **state)
{
	(void) state;
	moved();
	fake.owners[0].admin = true;
	assert_false(give());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_OWNER_PROTECTED);
	assert_int_equal(fake.servers[0].owner, 1);
}

static void a_gift_is_proven_or_an_error(void **state)
{
	(void) state;
	for (int kind = 1; kind < FAKE_KINDS; kind++) {
		moved();
		fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 0, kind);
		bool ok = give();

		if (ok != (fake.servers[0].owner == 0)) {
			fail_msg("%s: %s", fake_fault_names[kind], ok ? "success" : call.error.message);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_moved_service_takes_its_server_along),
		cmocka_unit_test(a_client_without_an_account_gets_one),
		cmocka_unit_test(what_is_not_proved_is_given_to_nobody),
		cmocka_unit_test(nor_to_an_administrators_account),
		cmocka_unit_test(a_gift_is_proven_or_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
