--TEST--
An owner is checked and mended when it is made
--EXTENSIONS--
mbstring
--FILE--
<?php
declare(strict_types=1);
require dirname(__DIR__) . '/panel.inc';
use Calagopus\Owner;

foreach ([new Owner('7', 'jane@example.com', 'Jane', 'Doe'), new Owner('12', 'cher@example.com', 'Cher'), new Owner('13', 'x@example.com', 'Зоя', 'Ли'),
    new Owner('14', ' o@example.com ', "O'Brien", '', 'given_name', 'de', strtoupper(NOBODY), false, false, true),
    new Owner('15', 'l@example.com', str_repeat('ß', 300), "A\tB")] as $owner) {
    echo json_encode([$owner->externalId, $owner->email, mb_strlen($owner->firstName), mb_substr($owner->firstName, 0, 8), $owner->lastName, $owner->username,
        $owner->language, $owner->linkedUuid, $owner->matchEmail, $owner->matchUsername, $owner->sendEmail], JSON_UNESCAPED_UNICODE), "\n";
}
?>
--EXPECT--
["7","jane@example.com",4,"Jane","Doe","janedoe_7","en",null,true,true,false]
["12","cher@example.com",4,"Cher","-","cher_12","en",null,true,true,false]
["13","x@example.com",3,"Зоя","Ли","user_13","en",null,true,true,false]
["14","o@example.com",7,"O'Brien","-","given_name","de","00000000-0000-4000-8000-000000000000",false,false,true]
["15","l@example.com",255,"ßßßßßßßß","A B","ab_15","en",null,true,true,false]
