/* The client's account on the panel: found, linked or made, and never anybody else's. */
#include "provision/inside.h"

#include <string.h>

/* Usernames that are tried when the first belongs to somebody who cannot be linked. */
#define MOST_USERNAMES 5
/* Pages of 100 that are read of one search: an e-mail address matches a handful. */
#define MOST_SEARCH_PAGES 5
/* What the panel takes as a password. */
#define LEAST_PASSWORD 8
#define MOST_PASSWORD 512

/* Everything one look for an owner knows. */
struct quest {
	struct calagopus_provision *provision;
	const struct calagopus_client *client;
	const struct calagopus_timing *timing;
	struct calagopus_notes *notes; /* NULL: nobody reads them */
	struct calagopus_owner *owner;
	enum calagopus_owner_link link;
	struct calagopus_error *error;
};

/* One stage of the quest: done, go on with the next, or failed with the error set. */
enum outcome {
	DONE,
	GO_ON,
	FAILED
};

static enum outcome fail(const struct calagopus_step *step, struct calagopus_error *error, enum calagopus_topic topic)
{
	calagopus_provision_failed(step, error, topic);
	return FAILED;
}

bool calagopus_owner_harmless(const struct calagopus_owner *owner, const char *client_id, struct calagopus_error *error)
{
	if (!owner->admin && !owner->has_role) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_OWNER_PROTECTED,
		"The panel account \"%s\" would be the one of client %s, but it %s; such an account is never given to a client.",
		owner->username, client_id, owner->admin ? "is an administrator" : "has a role");
	calagopus_error_hint(error, "Take the administrator's rights or the role from that account, or set the external id of another panel account to %s.", client_id);
	return false;
}

static bool linkable(const struct calagopus_owner *owner, const struct calagopus_client *client, const char *by, struct calagopus_error *error)
{
	if (!calagopus_owner_harmless(owner, client->external_id, error)) {
		return false;
	}
	if (calagopus_blank_text(owner->external_id) || calagopus_same_text(owner->external_id, client->external_id)) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_OWNER_CONFLICT,
		"The panel account \"%s\" matches client %s by %s, but it is linked already: its external id is %s.",
		owner->username, client->external_id, by, owner->external_id);
	calagopus_error_hint(error, "If the account is this client's, link the two by setting that panel user's external id to %s.", client->external_id);
	return false;
}

/* The id on the panel is an administrator's word, or another installation's: that the addresses differ is for people to look at. */
static void note_address(const struct quest *quest)
{
	if (quest->link != CALAGOPUS_LINK_RECORDED && !calagopus_same_text_ignoring_case(quest->owner->email, quest->client->email)) {
		calagopus_note(quest->notes, quest->provision->panel.arena,
			"The panel account \"%s\" (%s) was taken because it bears the id of client %s; its e-mail address is not the client's: see whether it is the right one.",
			quest->owner->username, quest->owner->uuid, quest->client->external_id);
	}
}

/* The answered look-up by external id: the account, or nothing. */
static enum outcome take_found(struct quest *quest, const struct calagopus_step *found)
{
	struct calagopus_owner *owner = found->result;
	const char *id = quest->client->external_id;

	if (!found->ok) {
		return found->error.reason == CALAGOPUS_REASON_OWNER_NOT_FOUND ? GO_ON : fail(found, quest->error, CALAGOPUS_TOPIC_NONE);
	}
	if (!calagopus_same_text(owner->external_id, id)) {
		calagopus_error_set(quest->error, CALAGOPUS_REASON_BAD_ANSWER,
			"The panel was asked for the account with external id %s and answered with \"%s\".", id, owner->username);
		return FAILED;
	}
	if (!calagopus_owner_harmless(owner, id, quest->error)) {
		return FAILED;
	}
	quest->owner = owner;
	quest->link = calagopus_same_id(owner->uuid, quest->client->linked_uuid) ? CALAGOPUS_LINK_RECORDED : CALAGOPUS_LINK_EXTERNAL_ID;
	note_address(quest);
	return DONE;
}

static enum outcome by_external_id(struct quest *quest)
{
	struct calagopus_step *step = calagopus_provision_look(quest->provision, CALAGOPUS_OP_OWNER_BY_EXTERNAL, quest->client->external_id, quest->error);

	return step != NULL ? take_found(quest, step) : FAILED;
}

/* Reads the account anew: only what the panel then holds counts as linked. */
static enum outcome confirm_link(struct quest *quest, const struct calagopus_owner *owner, const struct calagopus_step *patch, enum calagopus_owner_link how)
{
	const struct calagopus_owner *held;
	struct calagopus_step *step;

	if (!patch->ok) {
		calagopus_timing_resolve(quest->provision, quest->timing);
	}
	step = calagopus_provision_look(quest->provision, CALAGOPUS_OP_OWNER_GET, owner->uuid, quest->error);
	if (step == NULL) {
		return FAILED;
	}
	if (!step->ok) {
		return fail(patch->ok ? step : patch, quest->error, CALAGOPUS_TOPIC_NONE);
	}
	held = step->result;
	if (!calagopus_same_text(held->external_id, quest->client->external_id) || !calagopus_same_id(held->uuid, owner->uuid)) {
		if (!patch->ok) {
			return fail(patch, quest->error, CALAGOPUS_TOPIC_NONE);
		}
		calagopus_error_set(quest->error, CALAGOPUS_REASON_NOT_APPLIED,
			"The panel account \"%s\" was to be linked to client %s, but its external id is not that.", owner->username, quest->client->external_id);
		return FAILED;
	}
	if (!calagopus_owner_harmless(held, quest->client->external_id, quest->error)) {
		return FAILED;
	}
	quest->owner = step->result;
	quest->link = how;
	return DONE;
}

static enum outcome link_account(struct quest *quest, const struct calagopus_owner *owner, const char *by, enum calagopus_owner_link how)
{
	struct calagopus_owner_patch patch = {.external_id = quest->client->external_id};
	struct calagopus_step *step;

	if (!linkable(owner, quest->client, by, quest->error)) {
		return FAILED;
	}
	step = calagopus_step(&quest->provision->panel, CALAGOPUS_OP_OWNER_UPDATE, owner->uuid);
	if (step == NULL) {
		calagopus_error_no_memory(quest->error);
		return FAILED;
	}
	step->input = &patch;
	calagopus_panel_run(&quest->provision->panel, &step, 1);
	step->input = NULL;
	if (step->ok || calagopus_provision_certainty(step) != CALAGOPUS_NOTHING_HAPPENED) {
		return confirm_link(quest, owner, step, how);
	}
	if (step->error.reason == CALAGOPUS_REASON_OWNER_CONFLICT) {
		enum outcome outcome = by_external_id(quest); /* somebody was quicker */

		return outcome == GO_ON ? fail(step, quest->error, CALAGOPUS_TOPIC_NONE) : outcome;
	}
	return fail(step, quest->error, CALAGOPUS_TOPIC_NONE);
}

/* Whether an account bears another client's id: then the record that names it is out of date, and the panel's id counts. */
static bool is_anothers(const struct calagopus_owner *owner, const struct calagopus_client *client)
{
	return !calagopus_blank_text(owner->external_id) && !calagopus_same_text(owner->external_id, client->external_id);
}

/* The account that was linked before and has lost its external id since. `relink`: it gets it back. */
static enum outcome by_record(struct quest *quest, bool relink)
{
	struct calagopus_step *step;

	if (quest->client->linked_uuid == NULL) {
		return GO_ON;
	}
	step = calagopus_provision_look(quest->provision, CALAGOPUS_OP_OWNER_GET, quest->client->linked_uuid, quest->error);
	if (step == NULL) {
		return FAILED;
	}
	if (!step->ok) {
		return step->error.reason == CALAGOPUS_REASON_OWNER_NOT_FOUND ? GO_ON : fail(step, quest->error, CALAGOPUS_TOPIC_NONE);
	}
	quest->owner = step->result;
	if (relink && is_anothers(quest->owner, quest->client)) {
		calagopus_note(quest->notes, quest->provision->panel.arena,
			"The panel account \"%s\" (%s) is on record for client %s, but bears the external id %s: it is that client's, and was not used.",
			quest->owner->username, quest->owner->uuid, quest->client->external_id, quest->owner->external_id);
		return GO_ON;
	}
	if (relink) {
		return link_account(quest, step->result, "the recorded link", CALAGOPUS_LINK_RECORDED);
	}
	quest->link = CALAGOPUS_LINK_RECORDED;
	return linkable(quest->owner, quest->client, "the recorded link", quest->error) ? DONE : FAILED;
}

/* Searches for `text` and picks the account whose e-mail (or username) is `exact`, whatever the case; `match` NULL where there is none. */
static bool search_accounts(struct quest *quest, const char *text, const char *exact, bool by_email, struct calagopus_owner **match)
{
	int64_t seen = 0;

	*match = NULL;
	for (int64_t page = 1; page <= MOST_SEARCH_PAGES; page++) {
		struct calagopus_step *step = calagopus_step(&quest->provision->panel, CALAGOPUS_OP_OWNER_SEARCH, NULL);

		if (step == NULL) {
			return calagopus_error_no_memory(quest->error);
		}
		step->text = text;
		step->page = page;
		if (!calagopus_panel_run(&quest->provision->panel, &step, 1)) {
			return calagopus_provision_failed(step, quest->error, CALAGOPUS_TOPIC_NONE);
		}
		struct calagopus_owner_page *found = step->result;

		for (size_t i = 0; i < found->count; i++) {
			if (calagopus_same_text_ignoring_case(by_email ? found->items[i].email : found->items[i].username, exact)) {
				*match = &found->items[i];
				return true;
			}
		}
		seen += (int64_t) found->count;
		if (found->count == 0 || seen >= found->total) {
			break;
		}
	}
	return true;
}

static enum outcome by_email(struct quest *quest)
{
	struct calagopus_owner *match;

	if (!search_accounts(quest, quest->client->email, quest->client->email, true, &match)) {
		return FAILED;
	}
	return match != NULL ? link_account(quest, match, "e-mail address", CALAGOPUS_LINK_EMAIL) : GO_ON;
}

/* The panel's search knows no usernames: what it finds by the username, and by the last name, is looked through for it. */
static enum outcome by_username(struct quest *quest, const char *username)
{
	const char *const texts[] = {username, quest->client->last_name};
	struct calagopus_owner *match = NULL;
	struct calagopus_error refused;

	for (size_t i = 0; i < 2 && match == NULL; i++) {
		if (!search_accounts(quest, texts[i], username, false, &match)) {
			return FAILED;
		}
	}
	if (match == NULL) {
		return GO_ON;
	}
	if (!linkable(match, quest->client, "username", &refused)) {
		return GO_ON; /* usernames resemble each other by chance: take another */
	}
	return link_account(quest, match, "username", CALAGOPUS_LINK_USERNAME);
}

/* The address is taken by an account that may not be linked by it. */
static enum outcome email_taken(struct quest *quest, const struct calagopus_owner *owner)
{
	const struct calagopus_client *client = quest->client;

	if (!linkable(owner, client, "e-mail address", quest->error)) {
		return FAILED;
	}
	calagopus_error_set(quest->error, CALAGOPUS_REASON_OWNER_CONFLICT,
		"The panel account \"%s\" has the e-mail address of client %s already, and clients are not linked by e-mail address here.", owner->username, client->external_id);
	calagopus_error_topic(quest->error, CALAGOPUS_TOPIC_MATCHED_BY_EMAIL);
	calagopus_error_hint(quest->error, "Link the two by setting that panel user's external id to %s.", client->external_id);
	return FAILED;
}

/* 409 does not say what clashed: external id, e-mail or username. GO_ON: the username did. */
static enum outcome after_conflict(struct quest *quest, const char *username)
{
	enum outcome outcome = by_external_id(quest);
	struct calagopus_owner *match;

	if (outcome != GO_ON) {
		return outcome;
	}
	if (!search_accounts(quest, quest->client->email, quest->client->email, true, &match)) {
		return FAILED;
	}
	if (match != NULL) {
		return quest->client->match & CALAGOPUS_MATCH_EMAIL ? link_account(quest, match, "e-mail address", CALAGOPUS_LINK_EMAIL) : email_taken(quest, match);
	}
	return quest->client->match & CALAGOPUS_MATCH_USERNAME ? by_username(quest, username) : GO_ON;
}

static bool names_language(const struct calagopus_step *step)
{
	if (step->error.reason != CALAGOPUS_REASON_REJECTED) {
		return false;
	}
	for (size_t i = 0; i < step->error.field_count; i++) {
		if (strcmp(calagopus_error_field_name(&step->error, i), "language") == 0) {
			return true;
		}
	}
	return strstr(step->error.panel_message, "language:") != NULL;
}

static struct calagopus_step *ask_creation(struct quest *quest, const struct calagopus_new_owner *new_owner)
{
	struct calagopus_step *step = calagopus_step(&quest->provision->panel, CALAGOPUS_OP_OWNER_CREATE, NULL);

	if (step == NULL) {
		calagopus_error_no_memory(quest->error);
		return NULL;
	}
	step->input = new_owner;
	calagopus_timing_work(quest->provision, quest->timing);
	calagopus_panel_run(&quest->provision->panel, &step, 1);
	step->input = NULL;
	return step;
}

static enum outcome take_created(struct quest *quest, struct calagopus_owner *owner)
{
	if (!calagopus_owner_harmless(owner, quest->client->external_id, quest->error)) {
		return FAILED;
	}
	quest->owner = owner;
	quest->link = CALAGOPUS_LINK_CREATED;
	return DONE;
}

/* One try under one username. GO_ON: another username, please. */
static enum outcome create_once(struct quest *quest, struct calagopus_new_owner *new_owner)
{
	struct calagopus_step *step = ask_creation(quest, new_owner);
	struct calagopus_owner *owner;

	if (step != NULL && names_language(step) && !calagopus_same_text(new_owner->language, "en")) {
		new_owner->language = "en";
		step = ask_creation(quest, new_owner);
	}
	if (step == NULL) {
		return FAILED;
	}
	owner = step->result;
	if (step->ok && calagopus_same_text(owner->external_id, new_owner->external_id)) {
		return take_created(quest, owner);
	}
	if (!step->ok && step->error.reason == CALAGOPUS_REASON_OWNER_CONFLICT) {
		return after_conflict(quest, new_owner->username);
	}
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return fail(step, quest->error, CALAGOPUS_TOPIC_NOTHING_MADE);
	}
	if (!calagopus_resolve_owner(quest->provision, new_owner->external_id, step, quest->timing, &owner, quest->error)) {
		return FAILED;
	}
	calagopus_timing_work(quest->provision, quest->timing);
	return take_created(quest, owner);
}

static enum outcome create_account(struct quest *quest)
{
	const struct calagopus_client *client = quest->client;
	struct calagopus_new_owner new_owner = {
		.external_id = client->external_id, .email = client->email, .first_name = client->first_name, .last_name = client->last_name, .language = client->language, .send_email = client->send_email};

	for (unsigned n = 0; n < MOST_USERNAMES; n++) {
		enum outcome outcome;

		new_owner.username = calagopus_client_username(quest->provision, client, n);
		if (new_owner.username == NULL) {
			calagopus_error_no_memory(quest->error);
			return FAILED;
		}
		outcome = create_once(quest, &new_owner);
		if (outcome != GO_ON) {
			return outcome;
		}
	}
	calagopus_error_set(quest->error, CALAGOPUS_REASON_OWNER_CONFLICT,
		"The panel says that an account with the e-mail address or username of client %s exists, but does not show it; %d usernames were tried.",
		client->external_id, MOST_USERNAMES);
	calagopus_error_hint(quest->error, "Look for the account on the panel and link the two by setting that panel user's external id to %s.", client->external_id);
	return FAILED;
}

static enum outcome not_there(struct quest *quest)
{
	const char *id = quest->client->external_id;

	calagopus_error_set(quest->error, CALAGOPUS_REASON_OWNER_NOT_FOUND, "The panel has no account for client %s.", id);
	calagopus_error_hint(quest->error, "An account that exists is linked by setting its external id to %s.", id);
	return FAILED;
}

bool calagopus_owner_obtain(struct calagopus_provision *provision, const struct calagopus_client *client, struct calagopus_step *found, bool create, const struct calagopus_timing *timing, struct calagopus_notes *notes, struct calagopus_owner **owner, enum calagopus_owner_link *link, struct calagopus_error *error)
{
	struct quest quest = {provision, client, timing, notes, NULL, CALAGOPUS_LINK_EXTERNAL_ID, error};
	enum outcome outcome = found != NULL ? take_found(&quest, found) : by_external_id(&quest);

	if (outcome == GO_ON) {
		outcome = by_record(&quest, create);
	}
	if (outcome == GO_ON && !create) {
		outcome = not_there(&quest);
	}
	if (outcome == GO_ON && (client->match & CALAGOPUS_MATCH_EMAIL)) {
		outcome = by_email(&quest);
	}
	if (outcome == GO_ON) {
		outcome = create_account(&quest);
	}
	if (outcome != DONE) {
		return false;
	}
	*owner = quest.owner;
	*link = quest.link;
	return true;
}

static bool guarded(const struct calagopus_owner *owner, const struct calagopus_client *client, enum calagopus_owner_guard guard, struct calagopus_error *error)
{
	if (guard == CALAGOPUS_WHICHEVER_ACCOUNT || calagopus_proves_ignoring_case(client->linked_uuid, owner->uuid)) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_OWNER_CONFLICT,
		"The panel account \"%s\" (%s) bears the id of client %s, but another account is on record for that client; nothing was changed.",
		owner->username, owner->uuid, client->external_id);
	calagopus_error_hint(error, "See on the panel which of the two accounts is the client's.");
	return false;
}

/* Finds the account that the client has, for what changes it. */
static bool existing(struct calagopus_provision *provision, const struct calagopus_client *client, enum calagopus_owner_guard guard, struct calagopus_timing *timing, struct calagopus_owner **owner, struct calagopus_error *error)
{
	enum calagopus_owner_link link;

	calagopus_error_clear(error);
	*timing = calagopus_timing_start(provision, provision->plan->timeout_ms);
	return calagopus_owner_obtain(provision, client, NULL, false, timing, NULL, owner, &link, error) && guarded(*owner, client, guard, error);
}

static struct calagopus_step *patch_owner(struct calagopus_provision *provision, const struct calagopus_owner *owner, const struct calagopus_owner_patch *patch, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_OWNER_UPDATE, owner->uuid);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->input = patch;
	calagopus_panel_run(&provision->panel, &step, 1);
	step->input = NULL;
	return step;
}

static bool holds(const struct calagopus_owner *owner, const struct calagopus_client *client, bool email)
{
	return (!email || calagopus_same_text_ignoring_case(owner->email, client->email)) && calagopus_same_text(owner->first_name, client->first_name)
		&& calagopus_same_text(owner->last_name, client->last_name);
}

static bool update_refused(const struct calagopus_step *step, const struct calagopus_client *client, struct calagopus_error *error)
{
	if (step->error.reason == CALAGOPUS_REASON_OWNER_CONFLICT) {
		calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
		calagopus_error_hint(error, "Another panel account has the e-mail address of client %s: change or delete that account.", client->external_id);
		return false;
	}
	return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
}

bool calagopus_provision_update_owner(struct calagopus_provision *provision, const struct calagopus_client *client, bool email, enum calagopus_owner_guard guard, struct calagopus_error *error)
{
	struct calagopus_timing timing;
	struct calagopus_owner *owner;
	struct calagopus_owner_patch patch = {0};
	struct calagopus_step *step, *read_back;

	if (!existing(provision, client, guard, &timing, &owner, error)) {
		return false;
	}
	if (holds(owner, client, email)) {
		return true;
	}
	patch.email = !email || calagopus_same_text_ignoring_case(owner->email, client->email) ? NULL : client->email;
	patch.first_name = calagopus_same_text(owner->first_name, client->first_name) ? NULL : client->first_name;
	patch.last_name = calagopus_same_text(owner->last_name, client->last_name) ? NULL : client->last_name;
	step = patch_owner(provision, owner, &patch, error);
	if (step == NULL) {
		return false;
	}
	if (!step->ok && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return update_refused(step, client, error);
	}
	calagopus_timing_resolve(provision, &timing);
	read_back = calagopus_provision_look(provision, CALAGOPUS_OP_OWNER_GET, owner->uuid, error);
	if (read_back == NULL) {
		return false;
	}
	if (read_back->ok && holds(read_back->result, client, email)) {
		return true;
	}
	if (!step->ok || !read_back->ok) {
		return calagopus_provision_failed(step->ok ? read_back : step, error, CALAGOPUS_TOPIC_NONE);
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_NOT_APPLIED, "The panel accepted the client's details but does not hold them.");
}

/* What cannot be read back: a lost answer stays unknown. */
static bool unproven(const struct calagopus_step *step, const char *what, struct calagopus_error *error)
{
	if (step->ok) {
		return true;
	}
	if (calagopus_provision_certainty(step) != CALAGOPUS_MAY_HAVE_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	calagopus_error_follow(error, CALAGOPUS_REASON_OUTCOME_UNKNOWN, &step->error, "It is not known whether %s: %s", what, step->error.message);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT);
	return false;
}

bool calagopus_provision_owner_password(struct calagopus_provision *provision, const struct calagopus_client *client, const char *password, enum calagopus_owner_guard guard, struct calagopus_error *error)
{
	struct calagopus_slice text = calagopus_slice_of(password);
	struct calagopus_owner_patch patch = {.password = password};
	struct calagopus_timing timing;
	struct calagopus_owner *owner;
	struct calagopus_step *step;

	calagopus_error_clear(error);
	if (!calagopus_text_utf8(text) || calagopus_text_has_control(text, false)
		|| calagopus_text_utf8_length(text) < LEAST_PASSWORD || calagopus_text_utf8_length(text) > MOST_PASSWORD) {
		return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "password",
			"must be %d to %d characters", LEAST_PASSWORD, MOST_PASSWORD);
	}
	if (!existing(provision, client, guard, &timing, &owner, error)) {
		return false;
	}
	step = patch_owner(provision, owner, &patch, error);
	return step != NULL && unproven(step, "the password was set", error);
}

bool calagopus_provision_owner_reset_email(struct calagopus_provision *provision, const struct calagopus_client *client, struct calagopus_error *error)
{
	struct calagopus_timing timing;
	struct calagopus_owner *owner;
	struct calagopus_step *step;

	if (!existing(provision, client, CALAGOPUS_WHICHEVER_ACCOUNT, &timing, &owner, error)) {
		return false;
	}
	step = calagopus_provision_look(provision, CALAGOPUS_OP_OWNER_RESET_EMAIL, owner->uuid, error);
	return step != NULL && unproven(step, "the panel sent the e-mail", error);
}
