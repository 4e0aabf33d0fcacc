/* The state that this process shares with the others of its user: opened at its first call, and what the settings say about its use. */
#ifndef CALAGOPUS_PHP_SHARED_H
#define CALAGOPUS_PHP_SHARED_H

#include "php_calagopus.h"

#include "core/http.h"
#include "core/shared.h"
#include "panel/panel.h"

/* At the start and the end of the process. */
void calagopus_php_shared_start(void);
/* At the first request of a process. */
void calagopus_php_shared_settle(void);
void calagopus_php_shared_stop(void);

/* This thread's; NULL where calagopus.shared_state is off, or there is no memory. `make`: where there is no file yet, it is made. Must not
 * be called while a call is under way that got another one. */
struct calagopus_shared *calagopus_php_shared(bool make);
/* "file", "inherited", "own"; "off" for NULL. */
const char *calagopus_php_shared_word(const struct calagopus_shared *shared);
/* By the settings; `limited`: of a panel that limits its requests. */
void calagopus_php_policy(struct calagopus_shared_policy *policy, bool limited);

/* What one call needs of it. */
struct calagopus_php_gate {
	struct calagopus_http_gate gate;
	struct calagopus_shared_policy policy;
};
/* NULL where nothing is shared. */
const struct calagopus_http_gate *calagopus_php_gate_open(struct calagopus_php_gate *gate, const struct calagopus_http_target *target, const struct calagopus_panel_ops *ops);

#endif
