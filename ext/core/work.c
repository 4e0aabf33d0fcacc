/* Work on bytes from outside: when it ends. */
#include "core/work.h"

bool calagopus_work_look(struct calagopus_work *work)
{
	work->unseen = 0;
	work->over = work->over || (work->deadline != NULL && calagopus_deadline_passed(*work->deadline));
	return !work->over;
}
