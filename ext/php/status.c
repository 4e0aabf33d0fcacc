/* Calagopus\Status: figures of this process's connections, and of the panels as all processes know them. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/results.h"

#include "core/pool.h"
#include "php/classes.h"
#include "php/shared.h"
#include "php/value.h"

static void add_report(zval *panels, const struct calagopus_shared_report *report)
{
	zval panel;
	zval latency;

	array_init(&panel);
	for (int i = 0; i < CALAGOPUS_SHARED_FIGURE_COUNT; i++) {
		add_assoc_long(&panel, calagopus_shared_figure_name((enum calagopus_shared_figure) i), (zend_long) report->figures[i]);
	}
	add_assoc_long(&panel, "used", (zend_long) report->count);
	add_assoc_long(&panel, "limit", (zend_long) report->limit);
	add_assoc_long(&panel, "blockedMs", (zend_long) report->blocked_ms);
	if (report->open_ms < 0) {
		add_assoc_null(&panel, "silentMs");
	} else {
		add_assoc_long(&panel, "silentMs", (zend_long) report->open_ms);
	}
	array_init(&latency);
	for (size_t i = 0; i < CALAGOPUS_SHARED_LATENCIES; i++) {
		add_next_index_long(&latency, (zend_long) report->latency[i]);
	}
	add_assoc_zval(&panel, "latency", &latency);
	add_assoc_zval(panels, report->url, &panel);
}

static void fill_shared(struct calagopus_php_filler *filler)
{
	struct calagopus_shared *shared = calagopus_php_shared(true);
	struct calagopus_shared_policy policy;
	struct calagopus_shared_report report;
	zval panels;

	array_init(&panels);
	calagopus_php_policy(&policy, true);
	for (size_t n = 0; shared != NULL && calagopus_shared_report(shared, &policy, n, &report); n++) {
		add_report(&panels, &report);
	}
	calagopus_php_fill_text(filler, "sharedState", calagopus_php_shared_word(shared));
	calagopus_php_fill_text(filler, "sharedProblem", shared != NULL ? calagopus_shared_problem(shared) : "");
	calagopus_php_fill_take(filler, "panels", &panels);
}

ZEND_METHOD(Calagopus_Status, current)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct calagopus_pool_figures figures = {0};
	struct calagopus_php_filler filler = calagopus_php_filler_new(return_value, calagopus_php_ce_Status);

	if (CALAGOPUS_G(pool) != NULL) {
		calagopus_pool_figures(CALAGOPUS_G(pool), &figures);
	}
	calagopus_php_fill_integer(&filler, "requests", (int64_t) figures.requests);
	calagopus_php_fill_integer(&filler, "connectionsMade", (int64_t) figures.connections_made);
	calagopus_php_fill_integer(&filler, "connectionsReused", (int64_t) figures.connections_reused);
	calagopus_php_fill_integer(&filler, "connectionsOpen", (int64_t) figures.connections_open);
	fill_shared(&filler);
	calagopus_php_filler_end(&filler);
}
