/* What stands before each request and hears of each end: the budget and the breaker that all processes share. Only the http files include this. */
#ifndef CALAGOPUS_CORE_HTTP_GATE_H
#define CALAGOPUS_CORE_HTTP_GATE_H

#include "core/http_inside.h"

/* May the attempt begin now? Where not, it waits (`not_before_ms`) or is done: refused before anything was sent, or left with what an earlier
 * attempt brought. `probing`: another request of the same round is finding out whether the panel is back. */
bool calagopus_gate_lets_pass(struct calagopus_transfer *transfer, bool probing);
/* The attempt has begun. */
void calagopus_gate_begun(struct calagopus_transfer *transfer);
/* The attempt has ended, its response is filled; `again`: another one follows. */
void calagopus_gate_hear(struct calagopus_transfer *transfer, enum calagopus_transfer_end how, bool again);

#endif
