/* Fuzz target: where a panel is. A host that was taken is read by libcurl's URL parser as the same host and port, holds nothing that could
 * lead elsewhere, and reads the same a second time. Bytes 1–3: secure, port; the rest is the host name. */
#include "fuzz.h"

#include <string.h>

#include <curl/curl.h>

#include "core/origin.h"

/* What libcurl will connect to. */
static void ask_libcurl(const struct calagopus_origin *origin, const char *url)
{
	CURLU *handle = curl_url();
	char *host = NULL, *port = NULL, *user = NULL, *path = NULL;

	DEMAND(handle != NULL && curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK);
	DEMAND(curl_url_get(handle, CURLUPART_HOST, &host, 0) == CURLUE_OK);
	DEMAND(curl_url_get(handle, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK);
	DEMAND(curl_url_get(handle, CURLUPART_USER, &user, 0) == CURLUE_NO_USER);
	DEMAND(curl_url_get(handle, CURLUPART_PATH, &path, 0) == CURLUE_OK && strcmp(path, "/api/settings") == 0);
	size_t length = strlen(host);

	if (origin->ipv6) {
		DEMAND(host[0] == '[' && host[length - 1] == ']' && strncmp(host + 1, origin->host, length - 2) == 0 && strlen(origin->host) == length - 2);
	} else {
		DEMAND(strcmp(host, origin->host) == 0);
	}
	DEMAND(atoi(port) == origin->port);
	curl_free(host);
	curl_free(port);
	curl_free(path);
	curl_url_cleanup(handle);
}

static void check_origin(const struct calagopus_origin *origin, bool secure, int64_t port)
{
	struct calagopus_origin again;
	struct calagopus_error error;
	char url[400];

	DEMAND(origin->secure == secure && origin->port >= 1 && origin->port <= 65535 && (port == 0 || port == origin->port));
	DEMAND(strpbrk(origin->host, " @/?#\\%[]\r\n\t") == NULL && origin->host[0] != '\0');
	DEMAND(strncmp(origin->url, secure ? "https://" : "http://", secure ? 8 : 7) == 0);
	DEMAND(calagopus_text_utf8(calagopus_slice_of(origin->mended)));
	calagopus_error_clear(&error);
	DEMAND(calagopus_origin_parse(calagopus_slice_of(origin->host), origin->port, secure, &again, &error));
	DEMAND(strcmp(again.url, origin->url) == 0 && strcmp(again.host, origin->host) == 0 && again.mended[0] == '\0');
	snprintf(url, sizeof(url), "%s/api/settings", origin->url);
	ask_libcurl(origin, url);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	bool secure = fuzz_byte(&input) % 2 == 0;
	int64_t high = (int64_t) fuzz_byte(&input), port = high * 256 + (int64_t) fuzz_byte(&input);
	struct calagopus_slice host = fuzz_rest(&input);
	struct calagopus_origin origin;
	struct calagopus_error error;

	calagopus_error_clear(&error);
	bool good = calagopus_origin_parse(host, port, secure, &origin, &error);

	fuzz_check_error(&error);
	DEMAND(good != calagopus_error_is_set(&error));
	if (good) {
		check_origin(&origin, secure, port);
	}
	return 0;
}
