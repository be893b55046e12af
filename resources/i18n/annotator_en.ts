<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ArticleModel</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Export all %n</source>
        <translation>
            <numerusform>Export it</numerusform>
            <numerusform>Export all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n article(s) as the file gives them</source>
        <translation>
            <numerusform>%n article as the file gives it</numerusform>
            <numerusform>%n articles as the file gives them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message numerus="yes">
        <source>(and %n more)</source>
        <translation>
            <numerusform>(and %n more)</numerusform>
            <numerusform>(and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported. %n suggestion(s) to look at.</source>
        <translation>
            <numerusform>Imported. %n suggestion to look at.</numerusform>
            <numerusform>Imported. %n suggestions to look at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyIssues</name>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n issue(s)? They are kept whole, and “Deleted issues…” brings them back.</source>
        <translation>
            <numerusform>Delete %n issue? It is kept whole, and “Deleted issues…” brings it back.</numerusform>
            <numerusform>Delete %n issues? They are kept whole, and “Deleted issues…” brings them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n deleted issue(s) for good? Nothing brings them back then.</source>
        <translation>
            <numerusform>Remove %n deleted issue for good? Nothing brings it back then.</numerusform>
            <numerusform>Remove %n deleted issues for good? Nothing brings them back then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegionTool</name>
    <message numerus="yes">
        <source>%n line(s) become one of these:</source>
        <translation>
            <numerusform>%n line becomes one of these:</numerusform>
            <numerusform>%n lines become one of these:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhichIssues</name>
    <message numerus="yes">
        <source>%n chosen issue(s)</source>
        <translation>
            <numerusform>%n chosen issue</numerusform>
            <numerusform>%n chosen issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
</context>
</TS>
