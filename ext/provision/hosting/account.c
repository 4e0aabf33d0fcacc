/* The life of a web-hosting account: each action first makes sure that the account is the service's own, and then says what became of it. */
#include "provision/hosting/inside.h"

#include <string.h>

/* ---- Which account ---- */

bool calagopus_hosting_is(const struct calagopus_account_usage *usage, const char *username, const char *domain)
{
	return strcmp(usage->username, username) == 0 && usage->domain != NULL && calagopus_same_text_ignoring_case(usage->domain, domain);
}

/* The username is what the panel itself took ours for, in its own spelling. An account whose domains are all deleted has none to compare: then our
 * record of this panel is the proof, and where there is none, nothing is. */
static bool is_meant(const struct calagopus_provision *provision, const struct calagopus_account_usage *usage, const struct calagopus_hosting_ref *ref)
{
	if (usage->domain == NULL) {
		return !calagopus_blank_text(ref->origin) && calagopus_same_text(ref->origin, provision->origin);
	}
	return calagopus_same_text_ignoring_case(usage->domain, ref->domain);
}

/* Usage is the only way to see an account. Why it could not be seen is said before the reason itself, which stays what it was. */
static bool not_seen(const char *username, const struct calagopus_step *step, struct calagopus_error *error)
{
	const struct calagopus_error *cause = &step->error;

	if (calagopus_reason_kind(cause->reason) == CALAGOPUS_KIND_VALIDATION && cause->reason != CALAGOPUS_REASON_REJECTED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	calagopus_error_follow(error, cause->reason, cause, "It could not be found out whose account has the username %s, so nothing was changed: %s", username, cause->message);
	calagopus_error_topic(error, cause->topic != CALAGOPUS_TOPIC_NONE ? cause->topic : CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	calagopus_error_hint(error, "%s", cause->hint);
	error->retriable = cause->retriable;
	return false;
}

bool calagopus_hosting_see(struct calagopus_provision *provision, const char *username, struct calagopus_account_usage **usage, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_ACCOUNT_USAGE, username, error);

	*usage = NULL;
	if (step == NULL) {
		return false;
	}
	if (step->ok) {
		*usage = step->result;
		return true;
	}
	return step->error.reason == CALAGOPUS_REASON_ACCOUNT_NOT_FOUND || not_seen(username, step, error);
}

bool calagopus_hosting_look(struct calagopus_provision *provision, const char *username, struct calagopus_account_usage **usage, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	return calagopus_hosting_see(provision, username, usage, error);
}

static bool not_found(const struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_error *error)
{
	if (!calagopus_blank_text(ref->origin) && !calagopus_same_text(ref->origin, provision->origin)) {
		calagopus_error_set(error, CALAGOPUS_REASON_WRONG_PANEL, "The account %s was made on %s, and %s has none of that name.", ref->username, ref->origin, provision->origin);
	} else {
		calagopus_error_set(error, CALAGOPUS_REASON_ACCOUNT_NOT_FOUND, "The panel has no account %s.", ref->username);
		calagopus_error_hint(error, "It was deleted on the panel, or was made on another one, or has another username.");
	}
	return false;
}

static bool foreign(const struct calagopus_account_usage *usage, const struct calagopus_hosting_ref *ref, struct calagopus_error *error)
{
	if (usage->domain == NULL) {
		calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_ACCOUNT,
			"The panel's account %s has no domain left, and it is not on record as the one of %s. It was left "
			"alone.",
			usage->username, ref->domain);
		calagopus_error_topic(error, CALAGOPUS_TOPIC_DOMAIN_GONE);
		calagopus_error_hint(error, "Give the account its domain back on the panel: without one it cannot be told from another customer's.");
		return false;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_ACCOUNT, "The panel's account %s has the domain %s, not the service's %s. It was left alone.", usage->username,
		usage->domain, ref->domain);
	calagopus_error_hint(error, "The account may be another customer's.");
	return false;
}

/* Finds the account of the reference and proves that it is the one. */
static bool verify(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_account_usage **usage, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	if (!calagopus_hosting_see(provision, ref->username, usage, error)) {
		return false;
	}
	if (*usage == NULL) {
		return not_found(provision, ref, error);
	}
	return is_meant(provision, *usage, ref) || foreign(*usage, ref, error);
}

/* Not on this panel, and it may never have been: it may live on another one. A blank record proves nothing, so it is not called gone. */
static bool lost(const struct calagopus_hosting_ref *ref, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_ACCOUNT_NOT_FOUND, "The panel has no account %s, and it is not recorded which panel it was made on.", ref->username);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_PANEL_NOT_RECORDED);
	return false;
}

/* ---- Acting ---- */

/* The panel waits for its server: what it was asked for may take as long as a creation. */
struct calagopus_timing calagopus_hosting_timing(struct calagopus_provision *provision)
{
	long total = provision->plan->create_ms > provision->plan->timeout_ms ? provision->plan->create_ms : provision->plan->timeout_ms;
	long reserve = total / 4 < provision->plan->resolve_ms ? total / 4 : provision->plan->resolve_ms;
	struct calagopus_timing timing = {calagopus_deadline_in(total - reserve), calagopus_deadline_in(total)};

	calagopus_timing_work(provision, &timing);
	return timing;
}

/* Looking first has an ordinary call's time. */
static void time_to_look(struct calagopus_provision *provision, const struct calagopus_timing *timing)
{
	provision->panel.call->deadline = calagopus_deadline_sooner(timing->work, calagopus_deadline_in(provision->plan->timeout_ms));
}

/* A proxy in front of the panel gives up long before the panel does: all the time that is left is for finding out. */
static void time_to_resolve(struct calagopus_provision *provision, const struct calagopus_timing *timing)
{
	provision->panel.call->deadline = timing->end;
	provision->panel.call->urgent = true;
}

static struct calagopus_step *act(struct calagopus_provision *provision, enum calagopus_operation operation, const char *username, const char *text, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, operation, username);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->text = text;
	calagopus_panel_run(&provision->panel, &step, 1);
	return step;
}

static bool unknown(const struct calagopus_step *step, const char *what, struct calagopus_error *error)
{
	calagopus_error_follow(error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, &step->error, "It is not known whether the account %s was %s: %s", step->id, what, step->error.message);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	return false;
}

/* What can be said of an action whose effect cannot be looked up. */
static bool judge(const struct calagopus_step *step, const char *what, struct calagopus_error *error)
{
	if (step->ok) {
		return true;
	}
	/* NOT_APPLIED is the panel's own word, as its 500 is. */
	if (calagopus_provision_certainty(step) != CALAGOPUS_MAY_HAVE_HAPPENED || step->error.reason == CALAGOPUS_REASON_NOT_APPLIED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	}
	return unknown(step, what, error);
}

/* A lost answer to (un)suspend: usage tells what the panel holds. */
static bool resolve_suspended(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const struct calagopus_step *step, bool suspended, const struct calagopus_timing *timing, struct calagopus_error *error)
{
	struct calagopus_pauses pauses = calagopus_pauses_start(provision);
	struct calagopus_account_usage *usage;

	time_to_resolve(provision, timing);
	do {
		if (calagopus_hosting_see(provision, ref->username, &usage, error) && usage != NULL
			&& is_meant(provision, usage, ref) && usage->suspended == suspended) {
			calagopus_error_clear(error);
			return true;
		}
	} while (calagopus_pause(provision, &pauses));
	return unknown(step, suspended ? "suspended" : "unsuspended", error);
}

static bool set_suspended(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, bool suspended, const char *reason, struct calagopus_error *error)
{
	struct calagopus_timing timing = calagopus_hosting_timing(provision);
	struct calagopus_account_usage *usage;
	struct calagopus_step *step;

	time_to_look(provision, &timing);
	if (!verify(provision, ref, &usage, error)) {
		return false;
	}
	calagopus_timing_work(provision, &timing);
	step = act(provision, suspended ? CALAGOPUS_OP_ACCOUNT_SUSPEND : CALAGOPUS_OP_ACCOUNT_UNSUSPEND, ref->username, reason, error);
	if (step == NULL) {
		return false;
	}
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_MAY_HAVE_HAPPENED && step->error.reason != CALAGOPUS_REASON_NOT_APPLIED) {
		return resolve_suspended(provision, ref, step, suspended, &timing, error);
	}
	return judge(step, suspended ? "suspended" : "unsuspended", error);
}

bool calagopus_hosting_suspend(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const char *reason, struct calagopus_error *error)
{
	return set_suspended(provision, ref, true, reason, error);
}

bool calagopus_hosting_unsuspend(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_error *error)
{
	return set_suspended(provision, ref, false, NULL, error);
}

bool calagopus_hosting_await_gone(struct calagopus_provision *provision, const char *username, struct calagopus_error *error)
{
	struct calagopus_pauses pauses = calagopus_pauses_start(provision);
	struct calagopus_account_usage *usage;

	do {
		if (calagopus_hosting_see(provision, username, &usage, error) && usage == NULL) {
			calagopus_error_clear(error);
			return true;
		}
	} while (calagopus_pause(provision, &pauses));
	calagopus_error_set(error, CALAGOPUS_REASON_STILL_PENDING, "The panel still shows the account %s, or does not tell, after it was asked to delete it.", username);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	return false;
}

/* The panel's own refusal or failure with the account still there is what is reported; gone is gone. */
static bool resolve_terminated(struct calagopus_provision *provision, const struct calagopus_step *step, const struct calagopus_timing *timing, struct calagopus_terminated *terminated, struct calagopus_error *error)
{
	struct calagopus_account_usage *usage;
	bool gone;

	time_to_resolve(provision, timing);
	if (calagopus_provision_certainty(step) == CALAGOPUS_TAKEN_BACK) {
		gone = calagopus_hosting_see(provision, step->id, &usage, error) && usage == NULL;
	} else {
		gone = calagopus_hosting_await_gone(provision, step->id, error);
	}
	if (gone) {
		calagopus_error_clear(error);
		calagopus_note(&terminated->notes, provision->panel.arena, "The account is gone from the panel, but the panel did not say that all was well (%s); look at its server.",
			step->error.panel_message[0] != '\0' ? step->error.panel_message : step->error.message);
		return true;
	}
	return judge(step, "terminated", error);
}

/* Our record and the panel's row tell of an account; of the host's own user they tell nothing. */
static bool refuse_reserved(const struct calagopus_hosting_ref *ref, struct calagopus_error *error)
{
	calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, "username",
		"%s is a name that a host keeps for a user of its own: the panel would have "
		"that user deleted, so it was not asked to",
		ref->username);
	calagopus_error_hint(error,
		"Look on the account's server whose the user is. Where it is the account's alone, delete the account on the panel; where it is the "
		"system's, have the row removed from the panel's database.");
	return false;
}

bool calagopus_hosting_terminate(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_terminated *terminated, struct calagopus_error *error)
{
	struct calagopus_timing timing = calagopus_hosting_timing(provision);
	struct calagopus_account_usage *usage;
	struct calagopus_step *step;

	memset(terminated, 0, sizeof(*terminated));
	time_to_look(provision, &timing);
	if (!verify(provision, ref, &usage, error)) {
		if (error->reason == CALAGOPUS_REASON_ACCOUNT_NOT_FOUND && calagopus_blank_text(ref->origin)) {
			return lost(ref, error);
		}
		terminated->was_gone = error->reason == CALAGOPUS_REASON_ACCOUNT_NOT_FOUND;
		if (terminated->was_gone) {
			calagopus_error_clear(error);
		}
		return terminated->was_gone;
	}
	if (calagopus_hosting_reserved(ref->username)) {
		return refuse_reserved(ref, error);
	}
	if (usage->domain == NULL) {
		calagopus_note(&terminated->notes, provision->panel.arena, "The panel's account %s had no domain left; it was the service's by our own record.", usage->username);
	}
	calagopus_timing_work(provision, &timing);
	step = act(provision, CALAGOPUS_OP_ACCOUNT_TERMINATE, ref->username, NULL, error);
	if (step == NULL) {
		return false;
	}
	if (step->ok || step->error.reason == CALAGOPUS_REASON_ACCOUNT_NOT_FOUND) {
		terminated->was_gone = !step->ok;
		return true;
	}
	if (calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	return resolve_terminated(provision, step, &timing, terminated, error);
}

/* Password and package: verified, asked, judged; a second arrival does no harm, so that the transport may have repeated it. */
static bool set_text(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, enum calagopus_operation operation, const char *text, const char *what, struct calagopus_error *error)
{
	struct calagopus_account_usage *usage;
	struct calagopus_step *step;

	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!verify(provision, ref, &usage, error)) {
		return false;
	}
	step = act(provision, operation, ref->username, text, error);
	return step != NULL && judge(step, what, error);
}

bool calagopus_hosting_password(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const char *password, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	if (!calagopus_hosting_check_password(password, error)) {
		return false;
	}
	return set_text(provision, ref, CALAGOPUS_OP_ACCOUNT_PASSWORD, password, "given the new password", error);
}

/* At a change the panel does not say which packages there are: its list does. What it refused stays refused, whatever the list says. */
static bool name_packages(struct calagopus_provision *provision, const char *package, struct calagopus_error *error)
{
	const struct calagopus_package *listed;
	struct calagopus_error refusal = *error;

	if (calagopus_hosting_package_named(provision, package, &listed, error) || error->reason != CALAGOPUS_REASON_PACKAGE_NOT_FOUND) {
		*error = refusal;
		return false;
	}
	calagopus_error_panel_message(error, refusal.panel_message, strlen(refusal.panel_message));
	error->http_status = refusal.http_status;
	return false;
}

bool calagopus_hosting_package(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const char *package, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	if (!calagopus_hosting_check_package(package, error)) {
		return false;
	}
	if (set_text(provision, ref, CALAGOPUS_OP_ACCOUNT_PACKAGE, package, "moved to the new package", error)) {
		return true;
	}
	return error->reason == CALAGOPUS_REASON_PACKAGE_NOT_FOUND ? name_packages(provision, package, error) : false;
}

bool calagopus_hosting_usage(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_account_usage **usage, struct calagopus_error *error)
{
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	return verify(provision, ref, usage, error);
}
