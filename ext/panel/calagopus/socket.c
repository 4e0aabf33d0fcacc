/* Reads what a Calagopus panel gives for a node's socket: its address, and what the token says of itself.
 *
 * The token is a JSON Web Token of the panel for its node. Who it is for is read out of it, because the panel says so nowhere else: where the
 * key's account may not act as others, it answers with a token of that account without a word. The recorded tokens were taken out, so its members
 * (user_uuid, server_uuid, permissions, exp) are those of the panel's source; the node's source refuses a token that lacks one of the first three. */
#include "panel/calagopus/inside.h"

#include <string.h>

#include "core/host.h"
#include "core/limits.h"

/* ---- base64url ---- */

static int digit(char byte)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	const char *found = byte != '\0' ? strchr(digits, byte) : NULL;

	return found != NULL ? (int) (found - digits) : -1;
}

/* Four digits are three bytes; nothing where a byte is no digit. */
static struct calagopus_slice decode(struct calagopus_reader *reader, struct calagopus_slice text)
{
	struct calagopus_slice nothing = {NULL, 0};
	char *bytes = calagopus_reader_array(reader, text.length * 3 / 4 + 1, 1);
	unsigned long bits = 0;
	size_t length = 0;
	int held = 0;

	for (size_t i = 0; bytes != NULL && i < text.length; i++) {
		int value = digit(text.data[i]);

		if (value < 0) {
			return nothing;
		}
		bits = (bits << 6 | (unsigned long) value) & 0xFFFF;
		held += 6;
		if (held >= 8) {
			held -= 8;
			bytes[length++] = (char) (bits >> held & 0xFF);
		}
	}
	return bytes != NULL ? (struct calagopus_slice) {bytes, length} : nothing;
}

/* What stands between the first two full stops. */
static struct calagopus_slice claims_of(struct calagopus_slice token)
{
	const char *first = memchr(token.data, '.', token.length);
	const char *second = first != NULL ? memchr(first + 1, '.', token.length - (size_t) (first + 1 - token.data)) : NULL;

	return second != NULL ? (struct calagopus_slice) {first + 1, (size_t) (second - first) - 1} : (struct calagopus_slice) {NULL, 0};
}

/* ---- What the token says ---- */

static void read_permissions(struct calagopus_reader *reader, calagopus_json *claims, struct calagopus_socket *socket)
{
	calagopus_json *list = calagopus_reader_list(reader, claims, "permissions");
	size_t count = list != NULL ? calagopus_json_count(list) : 0;

	if (count == 0 || count > CALAGOPUS_MAX_SOCKET_PERMISSIONS) {
		calagopus_reader_spoil(reader, "permissions");
		return;
	}
	socket->permissions = calagopus_reader_array(reader, count, sizeof(*socket->permissions));
	for (size_t i = 0; i < count && !reader->spoiled; i++) {
		struct calagopus_slice text;

		if (!calagopus_json_string(calagopus_json_item(list, i), "", &text) || calagopus_text_has_control(text, false)) {
			calagopus_reader_spoil(reader, "permissions");
			return;
		}
		socket->permissions[i] = calagopus_arena_copy(reader->arena, text.data, text.length);
		if (socket->permissions[i] == NULL) {
			calagopus_error_no_memory(&reader->step->error);
			reader->spoiled = true;
		}
	}
	socket->permission_count = count;
}

static void read_claims(struct calagopus_reader *reader, struct calagopus_socket *socket)
{
	struct calagopus_slice text = claims_of(calagopus_slice_of(socket->token));
	struct calagopus_json_document document;
	struct calagopus_error problem;

	text = text.length > 0 ? decode(reader, text) : text;
	if (text.length == 0 || !calagopus_json_parse(text, &calagopus_json_default_limits, &document, &problem)) {
		/* Never a word of what it holds. */
		calagopus_reader_spoil(reader, "token");
		return;
	}
	reader->where = "token";
	socket->user_uuid = calagopus_reader_id(reader, document.root, "user_uuid");
	socket->server_uuid = calagopus_reader_id(reader, document.root, "server_uuid");
	socket->expires = calagopus_reader_figure(reader, document.root, "exp", 0);
	read_permissions(reader, document.root, socket);
	calagopus_reader_expect(reader, "server_uuid", socket->server_uuid, reader->step->id);
	reader->where = "";
	calagopus_json_free(&document);
}

/* ---- Where the node is ---- */

/* Letters of a path, and nothing by which an address could mean another place: no user, query, fragment, backslash or blank. */
static bool is_plain(struct calagopus_slice text)
{
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char) text.data[i];

		if (byte <= ' ' || byte >= 0x7F || strchr("@?#\\\"'<>`,;", byte) != NULL) {
			return false;
		}
	}
	return true;
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* The node's own way to this server's socket. */
static bool is_socket(const char *url, const char *server)
{
	static const char before[] = "/api/servers/";
	static const char after[] = "/ws";
	size_t length = strlen(url);
	size_t end = strlen(before) + strlen(server) + strlen(after);
	const char *path = length > end ? url + length - end : NULL;

	return path != NULL && (begins(url, "wss://") || begins(url, "ws://")) && is_plain(calagopus_slice_of(url)) && begins(path, before)
		&& calagopus_slice_equal_ignoring_case((struct calagopus_slice) {path + strlen(before), strlen(server)}, calagopus_slice_of(server))
		&& strcmp(path + strlen(before) + strlen(server), after) == 0;
}

void calagopus_cg_read_socket(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_socket *socket = calagopus_reader_array(reader, 1, sizeof(*socket));
	struct calagopus_slice host;

	if (socket == NULL) {
		return;
	}
	socket->token = calagopus_reader_text(reader, answer, "token", CALAGOPUS_NEEDED);
	socket->url = calagopus_reader_text(reader, answer, "url", CALAGOPUS_NEEDED);
	if (reader->spoiled) {
		return;
	}
	host = calagopus_host_of_url(calagopus_slice_of(socket->url));
	if (host.length == 0 || strlen(socket->url) > CALAGOPUS_MAX_SOCKET_URL || !is_socket(socket->url, reader->step->id)) {
		calagopus_reader_spoil(reader, "url");
		return;
	}
	socket->host = calagopus_arena_copy(reader->arena, host.data, host.length);
	if (socket->host == NULL) {
		calagopus_error_no_memory(&reader->step->error);
		reader->spoiled = true;
		return;
	}
	if (strlen(socket->token) > CALAGOPUS_MAX_SOCKET_TOKEN) {
		calagopus_reader_spoil(reader, "token");
		return;
	}
	read_claims(reader, socket);
	reader->step->result = socket;
}
