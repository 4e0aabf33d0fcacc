/* Opens the shared state when the worker has become who it is, and opens it anew where it is no longer the one. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/shared.h"

#include <string.h>

void calagopus_php_shared_start(void)
{
	calagopus_shared_reserve();
}

void calagopus_php_shared_settle(void)
{
	calagopus_shared_settle(CALAGOPUS_G(shared_state), CALAGOPUS_G(state_path));
}

void calagopus_php_shared_stop(void)
{
	calagopus_shared_close(CALAGOPUS_G(shared));
	CALAGOPUS_G(shared) = NULL;
	calagopus_shared_reserve_end();
}

struct calagopus_shared *calagopus_php_shared(bool make)
{
	struct calagopus_shared *shared = CALAGOPUS_G(shared);

	if (!CALAGOPUS_G(shared_state)) {
		return NULL;
	}
	if (shared != NULL) {
		calagopus_shared_guard(shared);
	}
	/* a stream that is still read holds the one it began with */
	if (shared != NULL && CALAGOPUS_G(calls) == NULL && !calagopus_shared_is_current(shared)) {
		calagopus_shared_close(shared);
		shared = NULL;
	}
	if (shared == NULL && (make || calagopus_shared_exists(CALAGOPUS_G(state_path)))) {
		shared = calagopus_shared_open(CALAGOPUS_G(state_path));
	}
	CALAGOPUS_G(shared) = shared;
	return shared;
}

const char *calagopus_php_shared_word(const struct calagopus_shared *shared)
{
	static const char *const words[] = {[CALAGOPUS_SHARED_FILE] = "file", [CALAGOPUS_SHARED_INHERITED] = "inherited", [CALAGOPUS_SHARED_OWN] = "own"};

	return shared != NULL ? words[calagopus_shared_kind(shared)] : "off";
}

void calagopus_php_policy(struct calagopus_shared_policy *policy, bool limited)
{
	policy->rate_limit = limited ? (int64_t) CALAGOPUS_G(rate_limit) : 0;
	policy->rate_window_ms = (long) CALAGOPUS_G(rate_window_ms);
	policy->reserve_permille = (int) CALAGOPUS_G(rate_reserve);
	policy->breaker_failures = (int) CALAGOPUS_G(breaker_failures);
	policy->breaker_interval_ms = (long) CALAGOPUS_G(breaker_interval_ms);
}

const struct calagopus_http_gate *calagopus_php_gate_open(struct calagopus_php_gate *gate, const struct calagopus_http_target *target, const struct calagopus_panel_ops *ops)
{
	gate->gate.shared = calagopus_php_shared(true);
	if (gate->gate.shared == NULL) {
		return NULL;
	}
	calagopus_php_policy(&gate->policy, ops->rate_limited);
	gate->gate.policy = &gate->policy;
	gate->gate.origin = calagopus_shared_origin(gate->gate.shared, target->origin.url);
	return gate->gate.origin != NULL ? &gate->gate : NULL;
}
