/* The client as the billing system knows him, mended to what the panel takes where nothing is lost by it; and his username. */
#include "provision/inside.h"

#include <string.h>

/* Bounds of a panel account, as its validation messages say them. */
#define MOST_NAME 255
#define LEAST_USERNAME 3
#define MOST_USERNAME 15
#define MOST_EMAIL 255
/* A client id is a number; other billing systems use short words. */
#define MOST_CLIENT_ID 64
/* Characters at the end of a username that tell a second try from the first. */
#define SUFFIX_LENGTH 3

static bool refuse(struct calagopus_error *error, const char *field, const char *what)
{
	return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OWNER, field, "%s", what);
}

static bool word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void check_id(const char *id, struct calagopus_error *error)
{
	size_t length = id != NULL ? strlen(id) : 0;

	if (length == 0) {
		refuse(error, "clientid", "is missing");
		return;
	}
	for (size_t i = 0; i < length; i++) {
		if (length > MOST_CLIENT_ID || (!word_byte(id[i]) && id[i] != '-')) {
			refuse(error, "clientid", "must be 1 to 64 letters, digits, - or _");
			return;
		}
	}
}

static const char *check_email(const char *email, struct calagopus_arena *arena, struct calagopus_error *error)
{
	struct calagopus_slice text = calagopus_slice_trim(calagopus_slice_of(email));

	if (text.length == 0) {
		refuse(error, "email", "is missing: the panel makes no account without an e-mail address");
	} else if (!calagopus_text_utf8(text)) {
		refuse(error, "email", "is not valid UTF-8");
	} else if (calagopus_text_has_control(text, false)) {
		refuse(error, "email", "holds a control character");
	} else if (calagopus_text_utf8_length(text) > MOST_EMAIL) {
		refuse(error, "email", "is longer than 255 characters");
	} else {
		char *copy = calagopus_arena_copy(arena, text.data, text.length);

		if (copy == NULL) {
			calagopus_error_no_memory(error);
		}
		return copy;
	}
	return NULL;
}

/* Control characters become spaces (C1 ones two, which UTF-8 writes in two bytes). */
static void blank_controls(char *text)
{
	for (size_t i = 0; text[i] != '\0'; i++) {
		unsigned char byte = (unsigned char) text[i];

		if (byte < 0x20 || byte == 0x7F) {
			text[i] = ' ';
		} else if (byte == 0xC2 && (unsigned char) text[i + 1] >= 0x80 && (unsigned char) text[i + 1] < 0xA0) {
			text[i] = text[i + 1] = ' ';
		}
	}
}

/* A name is never a reason to refuse a client, except where it is no text at all. */
static const char *mend_name(const char *name, const char *field, struct calagopus_arena *arena, struct calagopus_error *error)
{
	struct calagopus_slice text = calagopus_slice_of(name);

	if (!calagopus_text_utf8(text)) {
		refuse(error, field, "is not valid UTF-8");
		return NULL;
	}
	char *copy = calagopus_arena_copy(arena, text.length > 0 ? text.data : "", text.length);

	if (copy == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	blank_controls(copy);
	text = calagopus_slice_trim(calagopus_slice_of(copy));
	text.length = calagopus_text_utf8_prefix(text, MOST_NAME);
	text = calagopus_slice_trim(text);
	if (text.length == 0) {
		return "-";
	}
	memmove(copy, text.data, text.length);
	copy[text.length] = '\0';
	return copy;
}

/* Appends what of `text` a username may hold, in lower case, until `most` characters are there. */
static size_t append_word(char *word, size_t length, size_t most, const char *text)
{
	for (; text != NULL && *text != '\0' && length < most; text++) {
		if (word_byte(*text)) {
			word[length++] = *text >= 'A' && *text <= 'Z' ? (char) (*text - 'A' + 'a') : *text;
		}
	}
	return length;
}

/* The names, cut, and `ending` after them: MOST_USERNAME together. */
static char *build_username(struct calagopus_arena *arena, const char *first, const char *last, const char *ending)
{
	char word[MOST_USERNAME + 1];
	size_t tail = strlen(ending);
	size_t room = tail < MOST_USERNAME ? MOST_USERNAME - tail : 0;
	size_t length = append_word(word, 0, room, first);

	length = append_word(word, length, room, last);
	if (length == 0) {
		length = append_word(word, 0, room, "user"); /* names in a script without a letter that a username may hold */
	}
	if (tail > MOST_USERNAME) {
		ending += tail - MOST_USERNAME;
		tail = MOST_USERNAME;
	}
	/* NOLINTNEXTLINE(bugprone-not-null-terminated-result): its length goes with it */
	memcpy(word + length, ending, tail);
	return calagopus_arena_copy(arena, word, length + tail);
}

/* '_' and the client's id, as far as a username may hold it. */
static char *id_ending(struct calagopus_arena *arena, const char *id)
{
	char *ending = calagopus_arena_format(arena, "_%s", id);

	for (size_t i = 0; ending != NULL && ending[i] != '\0'; i++) {
		ending[i] = ending[i] == '-' ? '_' : ending[i];
	}
	return ending;
}

static const char *check_username(const struct calagopus_client *client, const struct calagopus_client *checked, struct calagopus_arena *arena, struct calagopus_error *error)
{
	if (!calagopus_blank_text(client->username)) {
		struct calagopus_slice text = calagopus_slice_trim(calagopus_slice_of(client->username));
		bool good = text.length >= LEAST_USERNAME && text.length <= MOST_USERNAME;

		for (size_t i = 0; i < text.length; i++) {
			good = good && word_byte(text.data[i]);
		}
		if (!good) {
			refuse(error, "username", "must be 3 to 15 letters without accents, digits or _");
			return NULL;
		}
		return calagopus_arena_copy(arena, text.data, text.length);
	}
	char *ending = id_ending(arena, client->external_id);

	return ending != NULL ? build_username(arena, checked->first_name, checked->last_name, ending) : NULL;
}

char *calagopus_client_username(struct calagopus_provision *provision, const struct calagopus_client *client, unsigned n)
{
	static const char signs[] = "abcdefghjkmnpqrstuvwxyz23456789";
	struct calagopus_arena *arena = provision->panel.arena;
	char ending[SUFFIX_LENGTH + 2] = "_";

	if (n == 0) {
		return calagopus_arena_copy(arena, client->username, strlen(client->username));
	}
	for (size_t i = 1; i <= SUFFIX_LENGTH; i++) {
		char salt[] = {(char) ('A' + i), (char) ('a' + n), '\0'};

		ending[i] = signs[calagopus_pick(provision, salt, sizeof(signs) - 1)];
	}
	return build_username(arena, client->username, NULL, ending);
}

/* A language tag as the panel names its own ("en", "de", "pt-BR"); anything else is English. */
static const char *check_language(const char *language, struct calagopus_arena *arena)
{
	struct calagopus_slice text = calagopus_slice_trim(calagopus_slice_of(language));

	for (size_t i = 0; i < text.length; i++) {
		if (!word_byte(text.data[i]) && text.data[i] != '-') {
			return "en";
		}
	}
	return text.length > 0 && text.length <= MOST_USERNAME ? calagopus_arena_copy(arena, text.data, text.length) : "en";
}

bool calagopus_client_check(const struct calagopus_client *client, const struct calagopus_id_form *ids, struct calagopus_arena *arena, struct calagopus_client *checked, struct calagopus_error *error)
{
	char id[CALAGOPUS_ID_BYTES];

	calagopus_error_clear(error);
	*checked = *client;
	check_id(client->external_id, error);
	checked->email = check_email(client->email, arena, error);
	checked->first_name = mend_name(client->first_name, "firstname", arena, error);
	checked->last_name = mend_name(client->last_name, "lastname", arena, error);
	checked->language = check_language(client->language, arena);
	checked->external_id = calagopus_arena_copy(arena, client->external_id != NULL ? client->external_id : "", client->external_id != NULL ? strlen(client->external_id) : 0);
	checked->linked_uuid = NULL;
	if (ids->read(calagopus_slice_trim(calagopus_slice_of(client->linked_uuid)), id)) {
		checked->linked_uuid = calagopus_arena_copy(arena, id, strlen(id));
		if (checked->linked_uuid == NULL) {
			return calagopus_error_no_memory(error);
		}
	}
	if (client->external_id != NULL) {
		checked->username = check_username(client, checked, arena, error);
	}
	if (calagopus_error_is_set(error)) {
		return false;
	}
	return (checked->external_id != NULL && checked->username != NULL && checked->language != NULL) || calagopus_error_no_memory(error);
}
