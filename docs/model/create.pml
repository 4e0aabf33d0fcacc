/*
 * Create as it is built, over the panel as it was recorded: never two servers for a service, and never one that billing has lost.
 *
 * The panel: external ids are not unique; a row is visible while the node works; work is abandoned half-way when the client hangs up (or
 * goes on, where a proxy stands between); the node may fail, and then the row goes; answers get lost; requests arrive late or never.
 * Around it: several WHMCS hosts with one database, a crash at any step, a lock that is lost while its holder lives on, and an administrator
 * who presses Create again and again.
 *
 * The assumptions: no request is sent or acted on after its deadline and margin (the guard of `Time` below), and none that has begun is worked
 * on a minute after its row was seen and its sender known to be dead (the guard of `Minute`); one that has not arrived may still come. Nothing else rests on
 * them.
 *
 * Names are those of the code: ext/provision/create.c (whose states are the labels here, and its ways the gotos: bin/model compares them),
 * resolve.c, delete.c; modules-php/shared (Whmcs/Locks, Provisioning/Attempt, Provisioning/Intent), modules-php/servers/calagopus/lib (Store,
 * Command/Create). What each defence is worth: -DWITHOUT_COMPARE, -DWITHOUT_LOCK, -DWITHOUT_LOOK, -DWITHOUT_INTENT, -DWITHOUT_RESOLVE,
 * -DWITHOUT_HALF take one out.
 */

#ifndef HOSTS
#define HOSTS 2
#endif
#ifndef PRESSES
#define PRESSES 2
#endif
#ifndef CRASHES
#define CRASHES 2
#endif
#ifndef LOSSES
#define LOSSES 1
#endif
#ifndef PORTS
#define PORTS 0                 /* creations that are refused because somebody else has the port: each may be followed by another */
#endif
#define REQUESTS 4              /* HOSTS * PRESSES + PORTS at most */
#define NOBODY 255

mtype = { unsent, under_way, working, answered_ok, answered_500, refused, dropped,   /* a creation request */
          absent, installing, whole, half,                                          /* its row */
          success, failure, unknown, refusal };                                     /* what Create answers */

/* The panel. Row r is what request r makes. */
mtype request[REQUESTS] = unsent;
mtype row[REQUESTS] = absent;
bool hung_up[REQUESTS];
byte sent;

/* The database that all hosts share. */
byte lock_owner = NOBODY;
bool intent, intent_expired;
byte asker = NOBODY;            /* the host whose process wrote the intent */
bool asker_dead, seen, ended;   /* it is dead; that was known when half of a server was seen; a minute ago */
byte recorded = NOBODY;
bool changed[4] = true;         /* whether the record's revision is another one than that which a host read */
byte losses;
byte ports_taken;

byte crashes;
bool pressing[4], killed[4];
byte about_to_ask;              /* hosts between their intent and their request */

#define rows_of(what) (((row[0] == what) -> 1 : 0) + ((row[1] == what) -> 1 : 0) + ((row[2] == what) -> 1 : 0) + ((row[3] == what) -> 1 : 0))
#define servers (REQUESTS - rows_of(absent))
#define open_at(r) (request[r] == under_way || request[r] == working)
#define nothing_open (!open_at(0) && !open_at(1) && !open_at(2) && !open_at(3))

/* ---- the panel and its nodes ---- */
active proctype Panel()
{
	byte r;

	do
	:: atomic { !nothing_open -> select (r : 0 .. REQUESTS - 1);
		if
		:: request[r] == under_way -> request[r] = working; row[r] = installing
		:: request[r] == under_way -> request[r] = refused          /* 4xx, 429: nothing happened */
		:: request[r] == under_way -> request[r] = dropped          /* never arrives */
		:: request[r] == working -> request[r] = answered_ok; row[r] = whole
		:: request[r] == working -> request[r] = answered_500; row[r] = absent
		:: request[r] == working && hung_up[r] -> request[r] = dropped; row[r] = half
		:: else -> skip
		fi;
		r = 0;
		assert(servers <= 1)                                        /* never two servers for a service */
	}
	:: timeout -> break
	od
}

/* The assumption: an intent expires only when its request cannot be acted on any more. */
active proctype Time()
{
end:	do
	:: atomic { intent && !intent_expired && nothing_open && about_to_ask == 0 -> intent_expired = true }
	od
}

#ifdef WITHOUT_HALF
#define may_wait asker_dead     /* the minute counts from the death, whatever was seen */
#else
#define may_wait seen
#endif
/* The second assumption: a minute after a row was seen whose process is known to be dead, that is not worked on any more. */
active proctype Minute()
{
end:	do
	:: atomic { intent && may_wait && !ended && rows_of(installing) == 0 && about_to_ask == 0 -> ended = true }
	od
}

/* A connection breaks, or a row expires: the lock is free, and its holder does not know. */
active proctype Loss()
{
end:	do
	:: atomic { lock_owner != NOBODY && losses < LOSSES -> losses++; lock_owner = NOBODY }
	od
}

#define may_crash(h) (crashes < CRASHES && pressing[h] && !killed[h])

/* SIGKILL at any step. What follows `unless` is taken as soon as it can be: so it waits for this. */
active proctype Crash()
{
end:	do
	:: atomic { may_crash(0) -> crashes++; killed[0] = true }
	:: atomic { may_crash(1) -> crashes++; killed[1] = true }
	:: atomic { may_crash(2) -> crashes++; killed[2] = true }
	:: atomic { may_crash(3) -> crashes++; killed[3] = true }
	od
}

/* ---- one host ---- */

/* The panel answers with any one of the rows that it has. */
inline look(found)
{
	atomic {
		found = NOBODY;
		if
		:: row[0] != absent -> found = 0
		:: row[1] != absent -> found = 1
		:: row[2] != absent -> found = 2
		:: row[3] != absent -> found = 3
		:: servers == 0 -> skip
		fi
	}
}

/* Nothing is asked after the deadline, which is over where the intent has expired. */
#define in_time (ports_taken < PORTS && !intent_expired && (!intent || asker == me))

#define no_asker asker = NOBODY; asker_dead = false; seen = false; ended = false

/* Store::exchange: writes where the record is as it was read, compared and set in one statement; that is what `mine_to_write` says. */
#ifdef WITHOUT_COMPARE
#define mine_to_write true
#else
#define mine_to_write (!changed[me])
#endif
#define written changed[0] = true; changed[1] = true; changed[2] = true; changed[3] = true; changed[me] = false

/* Command/Create::record, then the outcome: only here is success said. */
inline Store_created(found)
{
	atomic {
		if
		:: mine_to_write -> recorded = found; intent = false; intent_expired = false; no_asker; written; outcome = success
		:: else -> outcome = refusal
		fi
	}
}

/* calagopus_delete_half: by force, which the panel does at once. */
inline calagopus_delete_half(found)
{
	atomic { row[found] = absent; if :: open_at(found) -> request[found] = dropped :: else -> skip fi }
}

/* Store::ended: a half is there, and its process is known to be dead. */
inline Store_ended()
{
	atomic {
		outcome = unknown;
		if :: only_look && intent && asker_dead && !seen && mine_to_write -> seen = true; written :: else -> skip fi
	}
}

/* calagopus_provision_create: a label is a state of the code, a goto one of its ways. The code fails in every state; here where it matters. */
inline calagopus_provision_create()
{
	found = NOBODY;

LOOK:
#ifdef WITHOUT_LOOK
	goto PREPARE;
#else
	look(found);
	if
	:: found != NOBODY -> goto FOUND
	:: else -> goto PREPARE
	fi;
#endif

FOUND:
	if
	:: row[found] == whole -> goto ADOPT
	:: row[found] != whole && may_heal && !late -> goto HEAL
	:: row[found] != whole && (!may_heal || late) -> Store_ended(); goto FAILED         /* pending */
	fi;

ADOPT:
	Store_created(found); goto DONE;

HEAL:
	calagopus_delete_half(found); healed = true; goto PREPARE;

PREPARE:
	if
#ifdef WITHOUT_HALF
	:: only_look && !early -> outcome = unknown; goto FAILED
	:: !only_look || early -> goto ASK
#else
	:: only_look && !healed -> outcome = (early -> failure : unknown); goto FAILED      /* pending; nothing was asked */
	:: !only_look || healed -> goto ASK
	:: !only_look || healed -> goto LOOK_AGAIN                                          /* the account was made first */
#endif
	fi;

LOOK_AGAIN:
	look(found); late = true;
	if
	:: found != NOBODY -> goto FOUND
	:: else -> goto ASK
	fi;

ASK:    /* one creation, sent so that it cannot arrive twice */
	atomic { late = true; mine = sent; sent++; request[mine] = under_way; about_to_ask = about_to_ask - asking; asking = false };
	if
	:: request[mine] == answered_ok -> found = mine; goto MADE
	:: request[mine] == refused -> outcome = failure; goto FAILED
	:: atomic { request[mine] == refused && in_time -> ports_taken++; asking = true; about_to_ask++ }; goto PORT_TAKEN
	:: request[mine] == answered_500 -> goto RESOLVE
	:: hung_up[mine] = true -> goto RESOLVE                                             /* the answer was lost, or the deadline passed */
	fi;

PORT_TAKEN:
	look(found);
	if
	:: found != NOBODY -> goto FOUND
	:: found == NOBODY -> goto ASK
	:: found == NOBODY -> outcome = failure; goto FAILED
	fi;

RESOLVE: /* calagopus_resolve_server: looked for until it is known, or the time is over */
#ifdef WITHOUT_RESOLVE
	outcome = failure; goto FAILED;
#else
	look(found);
	if
	:: found != NOBODY && row[found] == whole -> goto MADE
	:: found != NOBODY && row[found] != whole -> outcome = unknown; goto FAILED
	:: found == NOBODY && request[mine] == answered_500 -> outcome = failure; goto FAILED /* taken_back */
	:: found == NOBODY && request[mine] != answered_500 -> outcome = unknown; goto FAILED
	fi;
#endif

MADE:
	if
	:: row[found] == whole -> Store_created(found); goto DONE
	:: else -> outcome = unknown; goto FAILED
	fi;

DONE:
FAILED:
	skip
}

inline Locks_during()
{
#ifdef WITHOUT_LOCK
	skip;
#else
	atomic { lock_owner == NOBODY -> lock_owner = me };
#endif
}

inline Locks_release()
{
	atomic { if :: lock_owner == me -> lock_owner = NOBODY :: else -> skip fi };
}

/* Attempt::demand */
inline Locks_demand(otherwise)
{
#ifdef WITHOUT_LOCK
	skip
#else
	outcome = (lock_owner == me -> outcome : otherwise)
#endif
}

/* Store::begin, committed before the panel is asked. */
inline Store_begin()
{
#ifndef WITHOUT_INTENT
	atomic {
		if
		:: outcome != unknown -> skip
		:: outcome == unknown && mine_to_write ->
			intent = true; intent_expired = false; no_asker; asker = me; written; asking = true; about_to_ask++
		:: else -> outcome = refusal
		fi
	}
#else
	skip
#endif
}

/* Command/Create::ask: intent first, then the panel, */
inline ask()
{
	Locks_demand(refusal);
	Store_begin();
	atomic { if :: outcome == unknown -> Locks_demand(failure) :: else -> skip fi }
}

/* then what is known of the outcome. A definite refusal ends the intent; an expired one of an earlier Create comes back (Store::restoreIntent). */
inline answered()
{
	atomic {
		about_to_ask = about_to_ask - asking; asking = false;
		if
		:: outcome == failure && mine_to_write && (!only_look || early) ->
			intent = may_heal; intent_expired = may_heal && !early; no_asker; asker_dead = early; seen = early; ended = early; written
		:: else -> skip
		fi
	}
}

/* A press is over, one way or the other: what it knew does not count any more. */
inline gone()
{
	atomic {
		about_to_ask = about_to_ask - asking; asking = false;
		found = NOBODY; mine = NOBODY; only_look = false; may_heal = false; early = false; healed = false; late = false; outcome = unknown;
		changed[me] = true; killed[me] = false; pressing[me] = false
	}
}

/* Command/Create::createUnder */
inline press()
{
	Locks_during();
	atomic {
		changed[me] = false; only_look = intent && !intent_expired; early = only_look && ended;
		may_heal = (intent && intent_expired) || early
	};
	if
	:: only_look && !early -> skip
	:: else -> ask()                                                            /* early: only where a half is seen */
	fi;
	if
	:: outcome == unknown -> calagopus_provision_create()
	:: else -> skip
	fi;
	answered();
	/* Success is said only where the panel holds one whole server and billing knows it. */
	assert(outcome != success || (recorded != NOBODY && row[recorded] == whole));
	/* A process may end after its press, or serve others. */
	atomic { Locks_release(); if :: intent && asker == me -> asker_dead = true :: skip fi; gone() }
}

proctype Host(byte me)
{
	byte presses, found = NOBODY, mine = NOBODY;
	bool only_look, may_heal, early, asking, healed, late;
	mtype outcome = unknown;

	do
	:: atomic { presses < PRESSES -> presses++; pressing[me] = true };
		{ press() } unless {
			/* The connections break, the database gives the lock back, the request may go on without us. */
			atomic { killed[me] ->
				if :: lock_owner == me -> lock_owner = NOBODY :: else -> skip fi;
				if :: mine < REQUESTS -> hung_up[mine] = true :: else -> skip fi;
				if :: intent && asker == me -> asker_dead = true :: else -> skip fi;
				gone()
			} }
	:: presses == PRESSES -> break
	od
}

/* When all is quiet, a server that is there is known to billing, or the intent says that one may be. */
active proctype Quiet()
{
	timeout -> assert(servers == 0 || recorded != NOBODY || intent)
}

init
{
	byte host;

	atomic {
		for (host : 0 .. HOSTS - 1) {
			run Host(host)
		}
	}
}
