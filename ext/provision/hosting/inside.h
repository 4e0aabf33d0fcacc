/* What the account files of this room share: the look by username, and the pair compared. */
#ifndef CALAGOPUS_PROVISION_HOSTING_INSIDE_H
#define CALAGOPUS_PROVISION_HOSTING_INSIDE_H

#include "provision/hosting/hosting.h"
#include "provision/inside.h"

/* Is it that very account? Usernames to the letter, domains whatever their case. */
bool calagopus_hosting_is(const struct calagopus_account_usage *usage, const char *username, const char *domain);
/* calagopus_hosting_look within the deadline that the call has now. */
bool calagopus_hosting_see(struct calagopus_provision *provision, const char *username, struct calagopus_account_usage **usage, struct calagopus_error *error);
/* Looks until no account has the username. False: the time is over (STILL_PENDING), or looking failed for good. */
bool calagopus_hosting_await_gone(struct calagopus_provision *provision, const char *username, struct calagopus_error *error);
/* Parts of calagopus_hosting_check, for what is changed later. */
bool calagopus_hosting_check_password(const char *password, struct calagopus_error *error);
bool calagopus_hosting_check_package(const char *package, struct calagopus_error *error);
/* The call's time, with a part of it kept for finding out about a lost answer. */
struct calagopus_timing calagopus_hosting_timing(struct calagopus_provision *provision);

#endif
