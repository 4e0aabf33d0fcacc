{* Disk space and traffic as WHMCS has them on record, which both frames show alike. *}
<div class="row">
    <div class="col-sm-6"><h4>{lang key='diskSpace'}</h4><p>{$diskusage}MB / {$disklimit}MB</p></div>
    <div class="col-sm-6"><h4>{lang key='bandwidth'}</h4><p>{$bwusage}MB / {$bwlimit}MB</p></div>
</div>
<p class="text-muted">{lang key='clientarealastupdated'}: {$lastupdate}</p>
