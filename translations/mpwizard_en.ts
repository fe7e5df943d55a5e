<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
    <context>
        <name>AskingWeChat</name>
        <message numerus="yes">
            <source>WeChat may be asked only every 10 seconds: its turn comes in %n second(s)…</source>
            <translation>
                <numerusform>WeChat may be asked only every 10 seconds: its turn comes in %n second…</numerusform>
                <numerusform>WeChat may be asked only every 10 seconds: its turn comes in %n seconds…</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CheckRun</name>
        <message numerus="yes">
            <source>%n check(s) failed. Put it right and check again.</source>
            <translation>
                <numerusform>%n check failed. Put it right and check again.</numerusform>
                <numerusform>%n checks failed. Put them right and check again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nothing failed, but %n check(s) could not be done. You can go on all the same.</source>
            <translation>
                <numerusform>Nothing failed, but %n check could not be done. You can go on all the same.</numerusform>
                <numerusform>Nothing failed, but %n checks could not be done. You can go on all the same.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DomainCheck</name>
        <message numerus="yes">
            <source>%n domain(s) still to be checked: by this button, or by Next.</source>
            <translation>
                <numerusform>%n domain still to be checked: by this button, or by Next.</numerusform>
                <numerusform>%n domains still to be checked: by this button, or by Next.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Needs</name>
        <message numerus="yes">
            <source>About %n minute(s) of work in all, without waiting.</source>
            <translation>
                <numerusform>About %n minute of work in all, without waiting.</numerusform>
                <numerusform>About %n minutes of work in all, without waiting.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Offer</name>
        <message numerus="yes">
            <source>•••••••• (%n character(s))</source>
            <translation>
                <numerusform>•••••••• (%n character)</numerusform>
                <numerusform>•••••••• (%n characters)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PasteSummary</name>
        <message numerus="yes">
            <source>%n password(s) or token(s) were left out: no page asks for them.</source>
            <translation>
                <numerusform>%n password or token was left out: no page asks for it.</numerusform>
                <numerusform>%n passwords or tokens were left out: no page asks for them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) found. Tick what you want.</source>
            <translation>
                <numerusform>%n value found. Tick what you want.</numerusform>
                <numerusform>%n values found. Tick what you want.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Removal</name>
        <message numerus="yes">
            <source>%n record(s) with all answers, results and notes</source>
            <translation>
                <numerusform>%n record with all answers, results and notes</numerusform>
                <numerusform>%n records with all answers, results and notes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SecretProof</name>
        <message numerus="yes">
            <source>There are %n AppSecret(s) here. Leave only the one of this mini program.</source>
            <translation>
                <numerusform>There is %n AppSecret here. Leave only the one of this mini program.</numerusform>
                <numerusform>There are %n AppSecrets here. Leave only the one of this mini program.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n character(s) instead of 32.</source>
            <translation>
                <numerusform>%n character instead of 32.</numerusform>
                <numerusform>%n characters instead of 32.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TextForm</name>
        <message numerus="yes">
            <source>%n character(s) instead of 18.</source>
            <translation>
                <numerusform>%n character instead of 18.</numerusform>
                <numerusform>%n characters instead of 18.</numerusform>
            </translation>
        </message>
    </context>
</TS>
