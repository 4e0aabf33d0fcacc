/* What an Opterius panel's words may be quoted, and what they say of a user on the host. */
#include "panel/opterius/inside.h"

#include <string.h>

#include "core/limits.h"
#include "core/secrets.h"

/* A person's name that is shorter, or is one word, is in domains and usernames too: to blank it would spoil them and hide nothing. */
#define LEAST_NAME 6
#define LEAST_HASH 20
#define DATABASE_WORDS "[what its database said is not shown]"

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
}

/* Where the lower-case `part` begins in the text, whatever the text's case; the text's length where it does not. */
static size_t find(struct calagopus_slice text, size_t from, const char *part)
{
	size_t length = strlen(part);

	for (size_t i = from; i + length <= text.length; i++) {
		size_t k = 0;

		while (k < length && lower(text.data[i + k]) == part[k]) {
			k++;
		}
		if (k == length) {
			return i;
		}
	}
	return text.length;
}

static bool holds(struct calagopus_slice text, const char *part)
{
	return find(text, 0, part) < text.length;
}

/* ---- A user of that name on the host ---- */

/* Do the words stand in front of `at`, with one space between? */
static bool stands_before(struct calagopus_slice text, size_t at, const char *words)
{
	size_t length = strlen(words);

	return at >= length && find((struct calagopus_slice) {text.data + at - length, length}, 0, words) == 0;
}

/* "exists", "already existing"; not "does not exist". */
static bool says_exists(struct calagopus_slice words)
{
	for (size_t at = find(words, 0, "exist"); at < words.length; at = find(words, at + 1, "exist")) {
		if (!stands_before(words, at, "not ") && !stands_before(words, at, "n't ")) {
			return true;
		}
	}
	return false;
}

/* What the agent said, without the panel's own words in front of it, which name an account. */
static struct calagopus_slice agent_words(struct calagopus_slice words)
{
	static const char front[] = "server setup failed:";
	size_t at = find(words, 0, front);
	size_t used = at < words.length ? at + strlen(front) : 0;

	return (struct calagopus_slice) {words.data + used, words.length - used};
}

bool calagopus_opterius_says_user_exists(struct calagopus_slice message)
{
	static const char *const whose[] = {"user", "group", "account", "uid", "gid", "login", "home"};
	static const char *const taken[] = {"already", "taken", "in use", "duplicate", "not unique", "reserved"};
	struct calagopus_slice words = agent_words(message);
	bool names_user = false;

	for (size_t i = 0; i < sizeof(whose) / sizeof(whose[0]); i++) {
		names_user = names_user || holds(words, whose[i]);
	}
	for (size_t i = 0; names_user && i < sizeof(taken) / sizeof(taken[0]); i++) {
		if (holds(words, taken[i])) {
			return true;
		}
	}
	return says_exists(words);
}

/* ---- Quoting ---- */

/* Where words of a database begin; the text's length where there are none. */
static size_t database_words(struct calagopus_slice words)
{
	static const char *const begins[] = {"sqlstate", "(connection:", "sql:", "insert into", "update `", "delete from", "select * from", "select `"};
	size_t first = words.length;

	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
		size_t at = find(words, 0, begins[i]);

		first = at < first ? at : first;
	}
	return first;
}

static bool in_hash(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || strchr("$./+=,<>", c) != NULL;
}

/* The length of a password's hash at the beginning of the text ("$2y$12$…", "$argon2id$v=19$…", "$6$…"); 0 where there is none. */
static size_t hash_length(struct calagopus_slice text)
{
	size_t dollars = 0;
	size_t length = 0;

	if (text.length == 0 || text.data[0] != '$') {
		return 0;
	}
	while (length < text.length && text.data[length] != '\0' && in_hash(text.data[length])) {
		dollars += text.data[length] == '$';
		length++;
	}
	return dollars >= 3 || (dollars >= 2 && length >= LEAST_HASH) ? length : 0;
}

static void put_without_hashes(struct calagopus_slice words, struct calagopus_buffer *out)
{
	for (size_t i = 0; i < words.length;) {
		size_t hash = hash_length((struct calagopus_slice) {words.data + i, words.length - i});

		if (hash > 0) {
			calagopus_buffer_text(out, CALAGOPUS_HIDDEN);
		} else {
			calagopus_buffer_append(out, words.data + i, 1);
		}
		i += hash > 0 ? hash : 1;
	}
}

static const char *personal_name(const char *name)
{
	return name != NULL && strlen(name) >= LEAST_NAME && strchr(name, ' ') != NULL ? name : "";
}

static bool add_value(struct calagopus_secrets *values, const char *value)
{
	return value == NULL || calagopus_secrets_add(values, value, strlen(value));
}

bool calagopus_opterius_hide_person(const struct calagopus_step *step, struct calagopus_secrets *secrets)
{
	const struct calagopus_new_account *account = step->input;

	return add_value(secrets, account->client_email) && add_value(secrets, personal_name(account->client_name));
}

struct calagopus_secrets *calagopus_opterius_personal(const struct calagopus_step *step)
{
	const struct calagopus_new_account *account = step->operation == CALAGOPUS_OP_ACCOUNT_CREATE ? step->input : NULL;
	struct calagopus_secrets *values = calagopus_secrets_new();
	bool good = values != NULL && (step->operation != CALAGOPUS_OP_ACCOUNT_PASSWORD || add_value(values, step->text));

	if (good && account != NULL) {
		good = add_value(values, account->client_email) && add_value(values, personal_name(account->client_name)) && add_value(values, account->password);
	}
	if (!good) {
		calagopus_secrets_free(values);
	}
	return good ? values : NULL;
}

bool calagopus_opterius_quotable(struct calagopus_secrets *personal, struct calagopus_slice words, struct calagopus_buffer *out)
{
	struct calagopus_buffer plain;
	size_t database = database_words(words);

	calagopus_buffer_init(&plain, CALAGOPUS_MAX_RESPONSE_BYTES);
	put_without_hashes((struct calagopus_slice) {words.data, database}, &plain);
	if (database < words.length) {
		calagopus_buffer_text(&plain, DATABASE_WORDS);
	}
	bool good = personal != NULL && !plain.failed && calagopus_secrets_blank(personal, (struct calagopus_slice) {plain.data, plain.length}, NULL, out);

	calagopus_buffer_free(&plain);
	return good;
}

void calagopus_opterius_quote(struct calagopus_step *step, struct calagopus_slice words)
{
	struct calagopus_secrets *personal = calagopus_opterius_personal(step);
	struct calagopus_buffer kept;

	calagopus_buffer_init(&kept, CALAGOPUS_MAX_RESPONSE_BYTES);
	if (calagopus_opterius_quotable(personal, words, &kept)) {
		calagopus_error_panel_message(&step->error, kept.data, kept.length);
	}
	calagopus_buffer_free(&kept);
	calagopus_secrets_free(personal);
}

/* ---- Traces ---- */

/* Every error of the panel's own says so in `result`; what does not is its framework's page, which can hold what the database was given. */
static bool is_framework_failure(int status, struct calagopus_slice body, struct calagopus_work *work)
{
	struct calagopus_json_limits limits = calagopus_json_limits_of(work);
	struct calagopus_json_document document = {0};
	struct calagopus_error problem;

	if (status < 500) {
		return false;
	}
	calagopus_error_clear(&problem);
	bool own = calagopus_json_parse(body, &limits, &document, &problem) && calagopus_json_get(document.root, "result") != NULL;

	calagopus_json_free(&document);
	return !own;
}

static bool holds_hash(struct calagopus_slice body)
{
	for (size_t i = 0; i < body.length; i++) {
		if (hash_length((struct calagopus_slice) {body.data + i, body.length - i}) > 0) {
			return true;
		}
	}
	return false;
}

struct calagopus_slice calagopus_opterius_traced(int status, struct calagopus_slice body, struct calagopus_work *work)
{
	static const char instead[] = "{\"message\":\"[not shown: a failure's page, or words of the panel's database]\"}";
	/* looked through twice below; what there is no time for is not shown */
	bool quiet = body.length > 0 && (is_framework_failure(status, body, work) || !calagopus_work_add(work, 2 * body.length) || holds(body, "sqlstate") || holds_hash(body));

	return quiet ? calagopus_slice_of(instead) : body;
}
