/* Creating a web-hosting account: look, ask once, and find out what became of it. Never somebody else's account, never a half-made one for a whole. */
#include "provision/hosting/inside.h"

#include <string.h>

/* Everything one creation knows. */
struct creation {
	struct calagopus_provision *provision;
	const struct calagopus_new_account *wanted;
	bool own_attempt;
	struct calagopus_hosting_created *created;
	struct calagopus_error *error;
	struct calagopus_timing timing;
};

static bool is_ours(const struct creation *creation, const struct calagopus_account_usage *usage)
{
	return calagopus_hosting_is(usage, creation->wanted->username, creation->wanted->domain);
}

/* The same domain under a username that differs from ours in its case or accents alone. */
static bool is_respelt(const struct creation *creation, const struct calagopus_account_usage *usage)
{
	return usage->domain != NULL && calagopus_same_text_ignoring_case(usage->domain, creation->wanted->domain);
}

/* It may be our own. To remove it and make it anew would end where it began: the panel spells the name as it likes. */
static bool respelt(struct creation *creation, const struct calagopus_account_usage *usage)
{
	calagopus_error_set(creation->error, CALAGOPUS_REASON_USERNAME_TAKEN,
		"The panel spells the account %s as %s, with the same domain: to it that is the same name. It was left "
		"alone, and nothing was made.",
		creation->wanted->username, usage->username);
	calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_NAME_RESPELT);
	calagopus_error_hint(creation->error, "It counts as %s there.", usage->username);
	return false;
}

static bool taken(struct creation *creation, const struct calagopus_account_usage *usage)
{
	bool same = is_ours(creation, usage);

	creation->created->attempt_stands = false;
	if (!same && is_respelt(creation, usage)) {
		return respelt(creation, usage);
	}
	calagopus_error_set(creation->error, CALAGOPUS_REASON_USERNAME_TAKEN,
		"The panel has an account %s already%s. It was left alone, and nothing was made.", usage->username, same ? ", with the same domain" : ", with another domain");
	calagopus_error_hint(creation->error, "If that account is stale, delete it on the panel.");
	return false;
}

/* ---- Our own earlier attempt, removed before the account is made anew ---- */

static bool still_there(struct creation *creation)
{
	struct calagopus_account_usage *usage;

	return calagopus_hosting_see(creation->provision, creation->wanted->username, &usage, creation->error) && usage != NULL;
}

static bool remove_attempt(struct creation *creation)
{
	struct calagopus_provision *provision = creation->provision;
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_ACCOUNT_TERMINATE, creation->wanted->username);

	if (step == NULL) {
		return calagopus_error_no_memory(creation->error);
	}
	calagopus_timing_work(provision, &creation->timing);
	calagopus_panel_run(&provision->panel, &step, 1);
	if (!step->ok && step->error.reason != CALAGOPUS_REASON_ACCOUNT_NOT_FOUND && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, creation->error, CALAGOPUS_TOPIC_NONE);
	}
	provision->panel.call->deadline = calagopus_deadline_sooner(creation->timing.work, calagopus_deadline_in(provision->plan->resolve_ms));
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_TAKEN_BACK && still_there(creation)) {
		return calagopus_provision_failed(step, creation->error, CALAGOPUS_TOPIC_NONE);
	}
	if (!calagopus_hosting_await_gone(provision, creation->wanted->username, creation->error)) {
		if (!step->ok && creation->error->reason == CALAGOPUS_REASON_STILL_PENDING) {
			calagopus_error_panel_message(creation->error, step->error.panel_message, strlen(step->error.panel_message));
		}
		calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_ATTEMPT_LEFT);
		return false;
	}
	creation->created->remade = true;
	creation->created->attempt_stands = false;
	calagopus_note(&creation->created->notes, provision->panel.arena, "What an earlier attempt of this service had left on the panel (account %s, %s) was removed first.",
		creation->wanted->username, creation->wanted->domain);
	return true;
}

static bool look_first(struct creation *creation)
{
	struct calagopus_provision *provision = creation->provision;
	struct calagopus_account_usage *usage;

	provision->panel.call->deadline = calagopus_deadline_sooner(creation->timing.work, calagopus_deadline_in(provision->plan->timeout_ms));
	if (!calagopus_hosting_see(provision, creation->wanted->username, &usage, creation->error)) {
		return false;
	}
	if (usage == NULL) {
		creation->created->attempt_stands = false;
		return true;
	}
	if (!creation->own_attempt || !is_ours(creation, usage)) {
		return taken(creation, usage);
	}
	return remove_attempt(creation);
}

/* ---- What became of it ---- */

static bool say(struct creation *creation, const struct calagopus_step *attempt, enum calagopus_reason reason, const char *what)
{
	creation->created->attempt_stands = true;
	calagopus_error_follow(creation->error, reason, &attempt->error, "%s (%s, %s): %s", what, creation->wanted->username, creation->wanted->domain, attempt->error.message);
	calagopus_error_topic(creation->error, CALAGOPUS_TOPIC_ATTEMPT_LEFT);
	return false;
}

/* The panel is done with the request, well or badly: no account now means that there will be none. */
static bool is_over(const struct calagopus_step *attempt)
{
	return calagopus_provision_certainty(attempt) == CALAGOPUS_TAKEN_BACK || attempt->status == 404 || attempt->status == 405;
}

/* The answer was lost or proves nothing, and before it was asked there was no such account. */
static bool resolve(struct creation *creation, const struct calagopus_step *attempt)
{
	struct calagopus_provision *provision = creation->provision;
	struct calagopus_pauses pauses = calagopus_pauses_start(provision);
	struct calagopus_account_usage *usage;

	calagopus_timing_resolve(provision, &creation->timing);
	do {
		if (!calagopus_hosting_see(provision, creation->wanted->username, &usage, creation->error)) {
			continue;
		}
		if (usage == NULL && is_over(attempt)) {
			return calagopus_provision_failed(attempt, creation->error, CALAGOPUS_TOPIC_NOTHING_MADE);
		}
		if (usage == NULL) {
			continue;
		}
		if (!is_ours(creation, usage)) {
			return taken(creation, usage);
		}
		if (is_over(attempt)) {
			return say(creation, attempt, CALAGOPUS_REASON_SETUP_INCOMPLETE, "The panel failed, but keeps the account; whether its server was set up is not known");
		}
		return say(creation, attempt, CALAGOPUS_REASON_OUTCOME_UNKNOWN, "The panel made the account, but whether its server was set up is not known");
	} while (calagopus_pause(provision, &pauses));
	return say(creation, attempt, CALAGOPUS_REASON_OUTCOME_UNKNOWN, "It is not known whether the panel made the account");
}

/* Taken between our look and our asking. With an attempt on record that may still have been under way, it is that one. */
static bool conflict(struct creation *creation, const struct calagopus_step *attempt)
{
	struct calagopus_account_usage *usage;

	if (creation->own_attempt && !calagopus_hosting_see(creation->provision, creation->wanted->username, &usage, creation->error)) {
		creation->created->attempt_stands = true; /* for all that could be seen */
	} else if (creation->own_attempt && usage != NULL && is_ours(creation, usage)) {
		return say(creation, attempt, CALAGOPUS_REASON_STILL_PENDING, "An earlier request of this service has just been carried out by the panel");
	}
	return calagopus_provision_failed(attempt, creation->error, CALAGOPUS_TOPIC_NONE);
}

/* The panel gives the password of a creation to nobody but a new client's login: on the server it holds only where it is set there afterwards. */
static void set_password(struct creation *creation)
{
	struct calagopus_provision *provision = creation->provision;
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_ACCOUNT_PASSWORD, creation->created->account->username);

	if (step != NULL) {
		step->text = creation->wanted->password;
		provision->panel.call->deadline = creation->timing.end;
		calagopus_panel_run(&provision->panel, &step, 1);
	}
	creation->created->password_set = step != NULL && step->ok;
	if (!creation->created->password_set) {
		calagopus_note(&creation->created->notes, provision->panel.arena,
			"The account is made, but its password could not be set on its server, so that no password holds there "
			"yet (%s): set it once more.",
			step != NULL ? step->error.message : "no memory");
	}
}

static bool judge(struct creation *creation, const struct calagopus_step *attempt)
{
	if (attempt->ok) {
		creation->created->account = attempt->result;
		set_password(creation);
		return true;
	}
	if (attempt->error.reason == CALAGOPUS_REASON_USERNAME_TAKEN || attempt->error.reason == CALAGOPUS_REASON_DOMAIN_TAKEN) {
		return conflict(creation, attempt);
	}
	creation->created->attempt_stands = attempt->error.reason == CALAGOPUS_REASON_SETUP_INCOMPLETE;
	if (attempt->outcome == CALAGOPUS_HTTP_NOT_SENT || calagopus_provision_certainty(attempt) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(attempt, creation->error, CALAGOPUS_TOPIC_NONE);
	}
	return resolve(creation, attempt);
}

static bool ask(struct creation *creation)
{
	struct calagopus_panel *panel = &creation->provision->panel;
	struct calagopus_step *step = calagopus_step(panel, CALAGOPUS_OP_ACCOUNT_CREATE, creation->wanted->username);

	if (step == NULL) {
		return calagopus_error_no_memory(creation->error);
	}
	step->input = creation->wanted;
	calagopus_timing_work(creation->provision, &creation->timing);
	calagopus_panel_run(panel, &step, 1);
	return judge(creation, step);
}

bool calagopus_hosting_create(struct calagopus_provision *provision, const struct calagopus_new_account *wanted, const struct calagopus_hosting_options *options, struct calagopus_hosting_created *created, struct calagopus_error *error)
{
	struct creation creation = {
		.provision = provision,
		.wanted = wanted,
		.own_attempt = options != NULL && options->own_attempt,
		.created = created,
		.error = error,
	};

	memset(created, 0, sizeof(*created));
	created->attempt_stands = creation.own_attempt;
	if (!calagopus_hosting_check(wanted, error)) {
		return false;
	}
	creation.timing = calagopus_timing_start(provision, provision->plan->create_ms);
	if (!look_first(&creation) || !ask(&creation)) {
		return false;
	}
	calagopus_error_clear(error);
	return true;
}
