/* What every action needs: a step judged, time with a reserve, notes, comparisons. */
#include "provision/inside.h"

#define LEAST_NAME 3
#define MOST_NAME 255

#include <stdio.h>
#include <string.h>

/* The pause between two looks grows to this many times the first. */
#define MOST_PAUSE_FACTOR 8

struct calagopus_step *calagopus_provision_look(struct calagopus_provision *provision, enum calagopus_operation operation, const char *id, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, operation, id);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->page = 1;
	calagopus_panel_run(&provision->panel, &step, 1);
	return step;
}

enum calagopus_certainty calagopus_provision_certainty(const struct calagopus_step *step)
{
	if (step->outcome == CALAGOPUS_HTTP_NOT_SENT) {
		return CALAGOPUS_NOTHING_HAPPENED;
	}
	if (step->outcome == CALAGOPUS_HTTP_LOST) {
		return CALAGOPUS_MAY_HAVE_HAPPENED;
	}
	switch (calagopus_reason_kind(step->error.reason)) {
	case CALAGOPUS_KIND_VALIDATION:
	case CALAGOPUS_KIND_NOT_FOUND:
	case CALAGOPUS_KIND_CONFLICT:
	case CALAGOPUS_KIND_AUTHENTICATION:
	case CALAGOPUS_KIND_PERMISSION:
	case CALAGOPUS_KIND_RATE_LIMIT:
	case CALAGOPUS_KIND_CAPACITY:
		return CALAGOPUS_NOTHING_HAPPENED;
	case CALAGOPUS_KIND_PANEL:
		return CALAGOPUS_TAKEN_BACK;
	default:
		return CALAGOPUS_MAY_HAVE_HAPPENED;
	}
}

bool calagopus_provision_failed(const struct calagopus_step *step, struct calagopus_error *error, enum calagopus_topic topic)
{
	if (!calagopus_error_is_set(&step->error)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INTERNAL, "A question to the panel failed without a reason.");
	}
	*error = step->error;
	if (calagopus_operation_traits(step->operation)->changes) {
		error->may_have_happened = calagopus_provision_certainty(step) == CALAGOPUS_MAY_HAVE_HAPPENED;
	}
	if (error->topic == CALAGOPUS_TOPIC_NONE) {
		calagopus_error_topic(error, topic);
	}
	return false;
}

/* Half of a call's time at most is kept for looking. */
struct calagopus_timing calagopus_timing_start(struct calagopus_provision *provision, long total_ms)
{
	long reserve = provision->plan->resolve_ms < total_ms / 2 ? provision->plan->resolve_ms : total_ms / 2;
	struct calagopus_timing timing = {calagopus_deadline_in(total_ms - reserve), calagopus_deadline_in(total_ms)};

	calagopus_timing_work(provision, &timing);
	return timing;
}

void calagopus_timing_work(struct calagopus_provision *provision, const struct calagopus_timing *timing)
{
	provision->panel.call->deadline = timing->work;
	provision->panel.call->urgent = false;
}

void calagopus_timing_resolve(struct calagopus_provision *provision, const struct calagopus_timing *timing)
{
	provision->panel.call->deadline = calagopus_deadline_sooner(timing->end, calagopus_deadline_in(provision->plan->resolve_ms));
	provision->panel.call->urgent = true;
}

struct calagopus_pauses calagopus_pauses_start(const struct calagopus_provision *provision)
{
	long first = provision->plan->poll_ms > 0 ? provision->plan->poll_ms : 1;

	return (struct calagopus_pauses) {first, first * MOST_PAUSE_FACTOR};
}

bool calagopus_pause(struct calagopus_provision *provision, struct calagopus_pauses *pauses)
{
	long pause = pauses->next_ms;

	pauses->next_ms = pause * 2 < pauses->most_ms ? pause * 2 : pauses->most_ms;
	return calagopus_deadline_left(provision->panel.call->deadline) > pause
		&& calagopus_panel_wait(&provision->panel, pause);
}

void calagopus_note(struct calagopus_notes *notes, struct calagopus_arena *arena, const char *format, ...)
{
	char text[1024];
	va_list arguments;

	if (notes == NULL || notes->count >= sizeof(notes->items) / sizeof(notes->items[0])) {
		return;
	}
	va_start(arguments, format);
	int length = vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	if (length < 0) {
		return;
	}
	struct calagopus_slice whole = {text, strlen(text)};
	char *copy = calagopus_arena_copy(arena, text, calagopus_text_utf8_prefix(whole, whole.length));

	if (copy != NULL) {
		notes->items[notes->count++] = copy;
	}
}

bool calagopus_blank_text(const char *text)
{
	return text == NULL || calagopus_slice_trim(calagopus_slice_of(text)).length == 0;
}

bool calagopus_proves(const char *known, const char *held)
{
	return !calagopus_blank_text(known) && calagopus_same_text(known, held);
}

bool calagopus_proves_ignoring_case(const char *known, const char *held)
{
	struct calagopus_slice proof = calagopus_slice_trim(calagopus_slice_of(known));

	return proof.length > 0 && calagopus_slice_equal_ignoring_case(proof, calagopus_slice_trim(calagopus_slice_of(held)));
}

bool calagopus_same_text(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

bool calagopus_same_text_ignoring_case(const char *a, const char *b)
{
	return calagopus_slice_equal_ignoring_case(calagopus_slice_of(a), calagopus_slice_of(b));
}

bool calagopus_same_id(const char *a, const char *b)
{
	return calagopus_same_text(a, b);
}

/* Mixes what differs between callers (splitmix64's finisher), so that two workers rarely reach for the same port. */
size_t calagopus_pick(struct calagopus_provision *provision, const char *salt, size_t bound)
{
	uint64_t mixed = (uint64_t) calagopus_clock_unix_ms() ^ ((uint64_t) calagopus_clock_ms() << 20)
		^ ((uint64_t) (uintptr_t) provision << 7) ^ ((uint64_t) provision->panel.call->requests << 48);

	for (; salt != NULL && *salt != '\0'; salt++) {
		mixed = (mixed ^ (unsigned char) *salt) * UINT64_C(0x100000001B3);
	}
	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
	mixed ^= mixed >> 31;
	return bound > 1 ? (size_t) (mixed % bound) : 0;
}

bool calagopus_provision_server_name(struct calagopus_arena *arena, const char *prefix, const char *external_id, const char **name, struct calagopus_error *error)
{
	char *whole = calagopus_arena_format(arena, "%s%s", prefix != NULL ? prefix : "", external_id);
	size_t length;

	if (whole == NULL) {
		return calagopus_error_no_memory(error);
	}
	length = calagopus_text_utf8_length(calagopus_slice_of(whole));
	if (length < LEAST_NAME || length > MOST_NAME) {
		return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[CALAGOPUS_OPTION_SERVER_NAME_PREFIX],
			"makes the name \"%.60s\" of %zu characters; the panel takes %d to %d", whole, length, LEAST_NAME, MOST_NAME);
	}
	*name = whole;
	return true;
}

bool calagopus_same_address(const char *a, const char *b)
{
	struct calagopus_slice left = calagopus_slice_trim(calagopus_slice_of(a));
	struct calagopus_slice right = calagopus_slice_trim(calagopus_slice_of(b));

	while (left.length > 0 && left.data[left.length - 1] == '/') {
		left.length--;
	}
	while (right.length > 0 && right.data[right.length - 1] == '/') {
		right.length--;
	}
	return calagopus_slice_equal_ignoring_case(left, right);
}
