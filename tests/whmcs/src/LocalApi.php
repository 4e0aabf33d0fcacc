<?php

/**
 * The commands of WHMCS's API that provisioning modules call through `localAPI()`, as
 * https://developers.whmcs.com/api-reference/ says.
 */

declare(strict_types=1);

namespace Calagopus\Tests\Whmcs;

use WHMCS\Config\Setting;
use WHMCS\Database\Capsule;
use WHMCS\Module\Queue;

final class LocalApi
{
    /** Columns of tblhosting that UpdateClientProduct sets, by the names of its parameters. */
    private const SERVICE_COLUMNS = [
        'pid' => 'packageid', 'serverid' => 'server', 'domain' => 'domain', 'status' => 'domainstatus',
        'notes' => 'notes',
        'serviceusername' => 'username', 'dedicatedip' => 'dedicatedip', 'assignedips' => 'assignedips', 'ns1' => 'ns1',
        'ns2' => 'ns2',
        'diskusage' => 'diskusage', 'disklimit' => 'disklimit', 'bwusage' => 'bwusage', 'bwlimit' => 'bwlimit',
        'suspendreason' => 'suspendreason', 'nextduedate' => 'nextduedate', 'subscriptionid' => 'subscriptionid',
    ];

    /** @var list<array{command: string, values: array<mixed>}> */
    private array $calls = [];

    /** @var array<string, array<string, mixed>|\Throwable> command => what a test wants it to answer, or to throw */
    private array $answers = [];

    public function __construct(private readonly WhmcsHost $host)
    {
    }

    /** @return array<string, mixed> */
    public function call(string $command, array $values): array
    {
        $this->calls[] = ['command' => $command, 'values' => $values];
        $answer = $this->answers[strtolower($command)] ?? null;
        if ($answer !== null) {
            return is_array($answer) ? $answer : throw $answer;
        }
        try {
            return ['result' => 'success'] + $this->dispatch(strtolower($command), $values);
        } catch (ApiException $error) {
            return ['result' => 'error', 'message' => $error->getMessage()];
        }
    }

    /** From now on a command answers so: for answers that WHMCS may give and the stand-in does not. @param array<string, mixed>|\Throwable $answer */
    public function answerWith(string $command, array|\Throwable $answer): void
    {
        $this->answers[strtolower($command)] = $answer;
    }

    /** @return list<array{command: string, values: array<mixed>}> what was called since the host started */
    public function calls(): array
    {
        return $this->calls;
    }

    /** @return array<string, mixed> */
    private function dispatch(string $command, array $values): array
    {
        return match ($command) {
            'updateclientproduct' => $this->updateClientProduct($values),
            'getclientsproducts' => $this->getClientsProducts($values),
            'getclientsdetails' => $this->getClientsDetails($values),
            'getuserpermissions' => self::getUserPermissions($values),
            'encryptpassword' => ['password' => $this->host->encrypt((string) ($values['password2'] ?? ''))],
            'decryptpassword' => ['password' => $this->host->decrypt((string) ($values['password2'] ?? ''))],
            'getconfigurationvalue' => $this->getConfigurationValue((string) ($values['setting'] ?? '')),
            'setconfigurationvalue' => $this->setConfigurationValue($values),
            'logactivity' => $this->logActivity($values),
            'getmodulequeue' => $this->getModuleQueue($values),
            'triggernotificationevent' => [],
            'getemailtemplates' => $this->getEmailTemplates((string) ($values['type'] ?? '')),
            'sendemail' => $this->sendEmail($values),
            'modulecreate', 'modulesuspend', 'moduleunsuspend', 'moduleterminate', 'modulechangepackage',
            'modulechangepw',
            'modulecustom' => $this->module($command, $values),
            default => throw new ApiException('Command Not Found'),
        };
    }

    private function getEmailTemplates(string $type): array
    {
        $templates = $this->host->mail->templates($type);
        return ['totalresults' => count($templates), 'emailtemplates' => ['emailtemplate' => $templates]];
    }

    private function sendEmail(array $values): array
    {
        $this->host->mail->send((string) ($values['messagename'] ?? ''), (int) ($values['id'] ?? 0));
        return [];
    }

    /**
     * Custom fields come serialized, by numeric id of the field; a name in place of the id finds no field and is passed
     * over.
     */
    private function updateClientProduct(array $values): array
    {
        $id = (int) ($values['serviceid'] ?? 0);
        $service = Capsule::table('tblhosting')->where('id', $id)->first()
            ?? throw new ApiException('Service ID Not Found');
        $columns = [];
        foreach (array_intersect_key(self::SERVICE_COLUMNS, $values) as $name => $column) {
            $columns[$column] = is_string($values[$name]) ? Text::encode($values[$name]) : $values[$name];
        }
        if (isset($values['servicepassword'])) {
            $columns['password'] = $this->host->encrypt((string) $values['servicepassword']);
        }
        if ($columns !== []) {
            Capsule::table('tblhosting')->where('id', $id)->update($columns);
        }
        foreach (self::unpack($values['customfields'] ?? '') as $field => $value) {
            $owner = ['type' => 'product', 'relid' => $columns['packageid'] ?? $service->packageid];
            $known = is_int($field) && Capsule::table('tblcustomfields')->where(['id' => $field] + $owner)->exists();
            if ($known) {
                $this->setField($field, $id, (string) $value);
            }
        }
        return ['serviceid' => $id];
    }

    private function setField(int $field, int $service, string $value): void
    {
        Capsule::table('tblcustomfieldsvalues')->updateOrInsert(
            ['fieldid' => $field, 'relid' => $service],
            ['value' => Text::encode($value), 'updated_at' => date('Y-m-d H:i:s')]
        );
    }

    private function getClientsProducts(array $values): array
    {
        $query = Capsule::table('tblhosting')->orderBy('id');
        $filters = ['clientid' => 'userid', 'serviceid' => 'id', 'pid' => 'packageid', 'domain' => 'domain'];
        foreach ($filters as $name => $column) {
            if (isset($values[$name])) {
                $query->where($column, $values[$name]);
            }
        }
        $total = $query->count();
        $start = (int) ($values['limitstart'] ?? 0);
        $rows = $query->offset($start)->limit((int) ($values['limitnum'] ?? 25))->get();
        $products = $rows->map(fn (object $row): array => $this->productOf($row))->all();
        return [
            'clientid' => $values['clientid'] ?? null, 'serviceid' => $values['serviceid'] ?? null,
            'pid' => $values['pid'] ?? null,
            'domain' => $values['domain'] ?? null, 'totalresults' => $total, 'startnumber' => $start,
            'numreturned' => count($products),
            'products' => ['product' => $products],
        ];
    }

    private function productOf(object $row): array
    {
        $product = Capsule::table('tblproducts')->where('id', $row->packageid)->first();
        $server = Capsule::table('tblservers')->where('id', $row->server)->first();
        $fields = Capsule::table('tblcustomfields as f')
            ->leftJoin('tblcustomfieldsvalues as v', static function ($join) use ($row): void {
                $join->on('v.fieldid', '=', 'f.id')->where('v.relid', '=', $row->id);
            })
            ->where(['f.type' => 'product', 'f.relid' => $row->packageid])
            ->get(['f.id', 'f.fieldname as name', 'v.value'])
            ->map(static fn (object $field): array => (array) $field)->all();
        return [
            'id' => $row->id, 'qty' => $row->qty, 'clientid' => $row->userid, 'orderid' => $row->orderid,
            'pid' => $row->packageid,
            'regdate' => $row->regdate, 'name' => $product->name ?? '', 'domain' => $row->domain,
            'dedicatedip' => $row->dedicatedip,
            'serverid' => $row->server, 'servername' => $server->name ?? '', 'serverip' => $server->ipaddress ?? '',
            'serverhostname' => $server->hostname ?? '', 'suspensionreason' => $row->suspendreason,
            'billingcycle' => $row->billingcycle,
            'nextduedate' => $row->nextduedate, 'status' => $row->domainstatus, 'username' => $row->username,
            'password' => $this->host->decrypt((string) $row->password), 'diskusage' => $row->diskusage,
            'disklimit' => $row->disklimit,
            'bwusage' => $row->bwusage, 'bwlimit' => $row->bwlimit, 'lastupdate' => $row->lastupdate,
            'customfields' => ['customfield' => $fields],
        ];
    }

    private function getClientsDetails(array $values): array
    {
        $id = $values['clientid'] ?? Capsule::table('tblclients')->where('email', $values['email'] ?? '')->value('id');
        $client = $this->host->params->client((int) $id);
        return $client === [] ? throw new ApiException('Client Not Found') : ['client' => $client] + $client;
    }

    /** The page of the documentation shows no list; it is arranged as GetPermissionsList shows its own. */
    private static function getUserPermissions(array $values): array
    {
        $member = ['auth_user_id' => (int) ($values['user_id'] ?? 0), 'client_id' => (int) ($values['client_id'] ?? 0)];
        $row = Capsule::table('tblusers_clients')->where($member)->first()
            ?? throw new ApiException('User is not associated with client');
        return ['permissions' => ['permission' => array_filter(explode(',', (string) $row->permissions))]];
    }

    private function getConfigurationValue(string $setting): array
    {
        $value = Setting::getValue($setting) ?? throw new ApiException('Invalid name for parameter setting');
        return ['setting' => $setting, 'value' => $value];
    }

    private function setConfigurationValue(array $values): array
    {
        $changed = Setting::getValue((string) $values['setting']) !== (string) $values['value'];
        Setting::setValue((string) $values['setting'], (string) $values['value']);
        return ['value_changed' => $changed];
    }

    private function logActivity(array $values): array
    {
        $this->host->logs->activity(
            (string) ($values['description'] ?? ''),
            (int) ($values['clientid'] ?? $values['userid'] ?? 0)
        );
        return [];
    }

    private function getModuleQueue(array $values): array
    {
        $query = Queue::query()->incomplete()->orderBy('id');
        $filters = [
            'relatedId' => 'service_id',
            'serviceType' => 'service_type',
            'moduleName' => 'module_name',
            'moduleAction' => 'module_action',
        ];
        foreach ($filters as $name => $column) {
            if (!empty($values[$name])) {
                $query->where($column, $values[$name]);
            }
        }
        $queue = $query->get()->map(static fn (Queue $entry): array => [
            'id' => $entry->id, 'serviceType' => $entry->service_type, 'serviceId' => $entry->service_id,
            'moduleName' => $entry->module_name, 'moduleAction' => $entry->module_action,
            'lastAttempt' => $entry->last_attempt,
            'lastAttemptError' => $entry->last_attempt_error, 'numRetries' => $entry->num_retries,
            'completed' => $entry->completed,
        ])->all();
        return ['count' => count($queue), 'queue' => $queue];
    }

    private function module(string $command, array $values): array
    {
        $id = (int) ($values['serviceid'] ?? $values['accountid'] ?? 0);
        $result = match ($command) {
            'modulecreate' => $this->host->create($id),
            'modulesuspend' => $this->host->suspend($id, (string) ($values['suspendreason'] ?? '')),
            'moduleunsuspend' => $this->host->unsuspend($id),
            'moduleterminate' => $this->host->terminate($id),
            'modulechangepackage' => $this->host->changePackage($id, []),
            'modulechangepw' => $this->host->changePassword($id, (string) ($values['servicepassword'] ?? '')),
            'modulecustom' => $this->host->customButton($id, (string) ($values['func_name'] ?? '')),
        };
        return $result->success ? [] : throw new ApiException($result->message);
    }

    /** @return array<int|string, mixed> a parameter that comes as base64 of a serialized array */
    private static function unpack(mixed $packed): array
    {
        $bytes = is_string($packed) ? base64_decode($packed, true) : false;
        $array = $bytes === false || $bytes === '' ? [] : @unserialize($bytes, ['allowed_classes' => false]);
        return is_array($array) ? $array : [];
    }
}
