/* The fake panel's outside: rounds, faults by script, the clock, and the usual inputs. */
#include "fake_panel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"

struct fake fake;

const char *const fake_fault_names[FAKE_KINDS] = {
	"ok", "not sent", "lost before", "lost after", "late", "half", "taken back", "500 kept", "504 before", "504 after",
	"page before", "page after", "cut after", "another answer", "409", "400", "403", "429", "ignored"
};

static int64_t fake_ms(void)
{
	return fake.now_ms;
}

static const struct calagopus_clock fake_clock = {fake_ms, fake_ms};

void fake_fault(enum calagopus_operation operation, int nth, enum fake_fault_kind kind)
{
	if (fake.fault_count == FAKE_FAULTS) {
		abort();
	}
	fake.faults[fake.fault_count++] = (struct fake_fault) {operation, nth, kind};
}

static enum fake_fault_kind fault_of(const struct calagopus_step *step)
{
	for (int i = 0; i < fake.fault_count; i++) {
		const struct fake_fault *fault = &fake.faults[i];

		if (fault->operation == step->operation && (fault->nth == 0 || fault->nth == fake.asked[step->operation])) {
			return fault->kind;
		}
	}
	return FAKE_OK;
}

static void no_answer(struct calagopus_step *step, enum calagopus_http_outcome outcome, enum calagopus_reason reason)
{
	step->outcome = outcome;
	step->status = 0;
	step->ok = false;
	step->result = NULL;
	calagopus_error_set(&step->error, reason, "%s", reason == CALAGOPUS_REASON_TIMED_OUT ? "The time was over." : "The connection broke.");
}

static bool acts(enum fake_fault_kind kind)
{
	switch (kind) {
	case FAKE_OK: case FAKE_LOST_AFTER: case FAKE_LATE: case FAKE_HALF: case FAKE_500_KEPT: case FAKE_504_AFTER: case FAKE_PAGE_AFTER:
	case FAKE_CUT_AFTER: case FAKE_OTHER:
		return true;
	default:
		return false;
	}
}

static enum calagopus_reason conflict_of(enum calagopus_operation operation)
{
	switch (operation) {
	case CALAGOPUS_OP_SERVER_CREATE: case CALAGOPUS_OP_SERVER_DEPLOY:
		return CALAGOPUS_REASON_ALLOCATION_TAKEN;
	case CALAGOPUS_OP_OWNER_CREATE: case CALAGOPUS_OP_OWNER_UPDATE: case CALAGOPUS_OP_OWNER_IDENTITY:
		return CALAGOPUS_REASON_OWNER_CONFLICT;
	default:
		return CALAGOPUS_REASON_SERVER_BUSY;
	}
}

/* A proxy that mixes answers up. */
static void tell_of_another(struct calagopus_step *step)
{
	static char other_id[] = "18", other_uuid[] = "99999999-9999-4999-8999-999999999999";
	struct calagopus_server *server = step->result;
	bool of_server = step->operation == CALAGOPUS_OP_SERVER_GET || step->operation == CALAGOPUS_OP_SERVER_BY_EXTERNAL
		|| step->operation == CALAGOPUS_OP_SERVER_CREATE || step->operation == CALAGOPUS_OP_SERVER_DEPLOY;

	if (!of_server) {
		fake_refuse(step, 200, CALAGOPUS_REASON_BAD_ANSWER, "");
	} else if (step->ok) {
		server->external_id = other_id;
		server->uuid = other_uuid;
	}
}

/* What the caller sees instead of the answer. */
static void disturb(struct calagopus_panel *panel, struct calagopus_step *step, enum fake_fault_kind kind)
{
	switch (kind) {
	case FAKE_NOT_SENT: no_answer(step, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_CONNECT_FAILED); break;
	case FAKE_LOST_BEFORE: case FAKE_LOST_AFTER: case FAKE_HALF: no_answer(step, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_CONNECTION_LOST); break;
	case FAKE_LATE:
		no_answer(step, CALAGOPUS_HTTP_LOST, CALAGOPUS_REASON_TIMED_OUT);
		if (fake.now_ms < panel->call->deadline.at_ms) {
			fake.now_ms = panel->call->deadline.at_ms;
		}
		break;
	case FAKE_TAKEN_BACK: case FAKE_500_KEPT: fake_refuse(step, 500, CALAGOPUS_REASON_PANEL_ERROR, "internal server error"); break;
	case FAKE_504_BEFORE: case FAKE_504_AFTER: fake_refuse(step, 504, CALAGOPUS_REASON_PANEL_UNAVAILABLE, FAKE_GATEWAY_WORDS); break;
	case FAKE_PAGE_BEFORE: case FAKE_PAGE_AFTER: fake_refuse(step, 200, CALAGOPUS_REASON_NOT_A_PANEL, ""); break;
	case FAKE_CUT_AFTER: fake_refuse(step, 200, CALAGOPUS_REASON_BAD_ANSWER, ""); break;
	case FAKE_OTHER: tell_of_another(step); break;
	case FAKE_409: fake_refuse(step, 409, conflict_of(step->operation), "already exists"); break;
	case FAKE_400: fake_refuse(step, 400, CALAGOPUS_REASON_REJECTED, "name: length is lower than 3"); break;
	case FAKE_403: fake_forbid(step, "x.y"); break;
	case FAKE_429: fake_refuse(step, 429, CALAGOPUS_REASON_RATE_LIMITED, "you are ratelimited"); break;
	case FAKE_IGNORED: step->ok = true; break;
	default: break;
	}
}

static void run_step(struct calagopus_panel *panel, struct calagopus_step *step)
{
	enum fake_fault_kind kind;

	step->ok = false;
	step->result = NULL;
	step->status = 0;
	step->outcome = CALAGOPUS_HTTP_ANSWERED;
	calagopus_error_clear(&step->error);
	if (calagopus_deadline_passed(panel->call->deadline)) {
		no_answer(step, CALAGOPUS_HTTP_NOT_SENT, CALAGOPUS_REASON_TIMED_OUT);
		return;
	}
	if (fake.meanwhile != NULL) {
		fake.meanwhile(&fake, step);
	}
	fake.requests++;
	panel->call->requests++;
	fake.asked[step->operation]++;
	kind = fault_of(step);
	if (acts(kind)) {
		fake_answer(panel, step, kind == FAKE_HALF);
	}
	disturb(panel, step, kind);
	if (!step->ok) {
		step->result = NULL;
	}
}

static bool run(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	bool all = true;

	if (count == 0) {
		return true;
	}
	fake.rounds++;
	panel->call->rounds++;
	fake.now_ms++;
	for (size_t i = 0; i < count; i++) {
		run_step(panel, steps[i]);
		all = all && steps[i]->ok;
	}
	return all;
}

static bool wait_for(struct calagopus_panel *panel, long ms)
{
	fake.now_ms += ms;
	return !calagopus_deadline_passed(panel->call->deadline);
}

const struct calagopus_panel_ops fake_panel_ops = {.name = "Fake", .run = run, .wait = wait_for};

/* ---- The usual inputs ---- */

struct calagopus_plan fake_plan = FAKE_PLAN;

void fake_call_start(struct fake_call *call, size_t arena_limit)
{
	memset(call, 0, sizeof(*call));
	calagopus_clock_use(&fake_clock);
	call->provision.panel.ops = &fake_panel_ops;
	call->provision.panel.call = &call->call;
	call->provision.panel.arena = calagopus_arena_new(arena_limit > 0 ? arena_limit : CALAGOPUS_MAX_ARENA_BYTES);
	call->provision.origin = FAKE_ORIGIN;
	call->provision.plan = &fake_plan;
	calagopus_error_clear(&call->error);
}

void fake_call_end(struct fake_call *call)
{
	calagopus_arena_free(call->provision.panel.arena);
	calagopus_clock_use(NULL);
}

void fake_spec(struct calagopus_spec *spec)
{
	static char nest[] = FAKE_NEST, egg[] = FAKE_EGG, node[] = FAKE_NODE, prefix[] = "Server-", name[] = "JARFILE", value[] = "paper.jar";
	static struct calagopus_pair variable = {name, value};

	memset(spec, 0, sizeof(*spec));
	spec->nest_uuid = nest;
	spec->egg_uuid = egg;
	spec->node_uuid = node;
	spec->name_prefix = prefix;
	spec->limits = (struct calagopus_limits) {.memory = 1024, .disk = 10240, .cpu = 100, .io_weight = -1};
	spec->features.allocations = 1;
	spec->variables = (struct calagopus_pairs) {&variable, 1};
	spec->start_on_completion = true;
}

void fake_client(struct calagopus_client *client)
{
	memset(client, 0, sizeof(*client));
	client->external_id = "7";
	client->email = "jane@example.com";
	client->first_name = "Jane";
	client->last_name = "Doe";
	client->match = CALAGOPUS_MATCH_EMAIL | CALAGOPUS_MATCH_USERNAME;
}

bool fake_prove(struct fake_call *call, const struct calagopus_client *given, struct calagopus_client *checked)
{
	return calagopus_client_check(given, calagopus_cg_driver.ids, call->provision.panel.arena, checked, &call->error);
}

void fake_ref(struct calagopus_ref *ref)
{
	memset(ref, 0, sizeof(*ref));
	ref->external_id = "17";
	ref->owner_external_id = "7";
	fake_plan = (struct calagopus_plan) FAKE_PLAN;
}
