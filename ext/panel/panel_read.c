/* One answer: read by the driver, with everything that no text may show taken out before anybody quotes it. */
#include "panel/answer.h"

#include "core/secrets.h"

void calagopus_panel_forget(struct calagopus_step *step)
{
	step->outcome = CALAGOPUS_HTTP_NOT_SENT;
	step->status = 0;
	step->ok = false;
	step->age_ms = 0;
	step->result = NULL;
	calagopus_error_clear(&step->error);
}

/* A refusal is quoted, and cut: a secret across the cut would not be recognised. So it is taken out of the whole before anybody reads that. */
static bool take_secrets_out(struct calagopus_secrets *secrets, struct calagopus_http_response *response)
{
	struct calagopus_slice body = {response->body.data, response->body.length};
	struct calagopus_buffer blanked;

	if (!calagopus_secrets_within(secrets, body, response->work)) {
		return true;
	}
	/* a blank is longer than a short secret */
	calagopus_buffer_init(&blanked, sizeof(CALAGOPUS_HIDDEN) * body.length);
	bool good = calagopus_secrets_blank(secrets, body, response->work, &blanked);

	calagopus_buffer_free(good ? &response->body : &blanked);
	response->body = good ? blanked : response->body;
	return good;
}

void calagopus_panel_read(struct calagopus_panel *panel, struct calagopus_step *step, struct calagopus_http_response *response)
{
	struct calagopus_secrets *secrets = panel->call != NULL ? panel->call->secrets : NULL;

	calagopus_panel_forget(step);
	step->outcome = response->outcome;
	step->status = response->status;
	step->dated = response->outcome == CALAGOPUS_HTTP_ANSWERED && response->dated;
	step->clock_ahead_ms = response->clock_ahead_ms;
	if (response->outcome != CALAGOPUS_HTTP_ANSWERED) {
		step->error = response->error;
	} else if (calagopus_answer_is_success(response) || take_secrets_out(secrets, response)) {
		panel->ops->read(panel, step, response);
	} else {
		calagopus_error_no_memory(&step->error);
	}
	if (step->ok) {
		calagopus_error_clear(&step->error);
		return;
	}
	step->result = NULL;
	if (!calagopus_error_is_set(&step->error)) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_INTERNAL, "The panel's answer could not be used, and no reason was found.");
	}
	calagopus_secrets_blank_error(secrets, &step->error);
	if (response->outcome == CALAGOPUS_HTTP_ANSWERED) {
		step->error.http_status = response->status;
		if (response->retry_after_ms >= 0) {
			step->error.retry_after_ms = response->retry_after_ms;
		}
	}
}
