// SPDX-License-Identifier: MIT
#include "wizard/widgets/notice.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

Notice::Notice(QWidget *parent)
    : QFrame(parent)
{
    setProperty("role", u"notice"_s);
    installSpokenNames();
}

void Notice::makeParts()
{
    if (m_title) {
        return;
    }
    m_title = makeLabel(this, "field");
    m_body = makeRichLabel(this);
    m_remedy = makeRichLabel(this);
    m_raw = makeLabel(this, "small");
    m_showRaw = makeLinkButton(this);
    m_copyIp = makeLinkButton(this);
    m_actions = new FlowLayout(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(6);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_body, m_remedy, m_raw}) {
        column->addWidget(widget);
    }
    m_raw->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addLayout(m_actions);
    m_actions->addWidget(m_copyIp);
    m_actions->addWidget(m_showRaw);
    QWidget *before = this; // made late, and yet not the last for the Tab key
    for (QWidget *widget :
        std::initializer_list<QWidget *>{m_body, m_remedy, m_raw, m_showRaw, m_copyIp}) {
        setTabOrder(before, widget);
        before = widget;
    }
    connect(m_showRaw, &QPushButton::clicked, this, [this] {
        m_raw->setVisible(!m_raw->isVisible());
        reveal(m_raw);
        announce(m_raw, m_raw->isVisible() ? m_raw->text() : QString());
    });
    connect(m_copyIp, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_finding.facts.value("ip"_L1).toString());
        announce(m_copyIp, tr("Copied"));
    });
}

QString Notice::title() const
{
    return m_title ? m_title->text() : QString();
}

QString Notice::spoken() const
{
    return accessibleName() + u'\n' + accessibleDescription();
}

void Notice::unfold(bool isOpen)
{
    setVisible(isOpen);
    if (isOpen) {
        reveal(this);
        announce(this, spoken());
    }
}

void Notice::showFinding(const Finding &finding, const Words &words, const QString &state)
{
    makeParts();
    m_finding = finding;
    m_ownTitle = {};
    m_body->setMarks(InlineLabel::Marks::Markdown);
    setState(this, state.isEmpty() ? u"bad"_s : state);
    retranslate(words);
}

void Notice::showText(const QString &state, const QString &title, const QString &body)
{
    makeParts();
    m_finding = {};
    m_ownTitle = {};
    m_body->setMarks(InlineLabel::Marks::None); // it may be a path
    setState(this, state);
    fill(title, body, {});
}

void Notice::showText(const QString &state, const Text &title, const Text &body)
{
    showText(state, title(), body());
    m_ownTitle = title;
    m_ownBody = body;
}

void Notice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (m_ownTitle) {
            fill(m_ownTitle(), m_ownBody(), {});
        }
        for (const Action &action : std::as_const(m_extra)) {
            action.button->setText(action.text());
        }
    }
    QFrame::changeEvent(event);
}

void Notice::retranslate(const Words &words)
{
    if (m_finding.id.isEmpty()) {
        return;
    }
    const FindingWords text = words.finding(m_finding);
    fill(text.title, text.meaning, text.remedy);
}

void Notice::fill(const QString &title, const QString &body, const QStringList &remedy)
{
    m_title->setText(title);
    m_body->setText(body);
    m_body->setVisible(!body.isEmpty());
    QString list;
    int number = 0;
    for (const QString &step : remedy) {
        list += QString::number(++number) + u". "_s + step + u'\n';
    }
    m_remedy->setText(list);
    m_remedy->setVisible(!list.isEmpty());
    m_raw->setText(QString::fromUtf8(QJsonDocument(m_finding.raw).toJson(QJsonDocument::Compact)));
    m_raw->setVisible(false);
    m_showRaw->setText(tr("What the service answered"));
    m_showRaw->setVisible(!m_finding.raw.isEmpty());
    m_copyIp->setText(tr("Copy the IP address (for IT only, not for the whitelist)"));
    m_copyIp->setVisible(m_finding.facts.contains("ip"_L1)
        && (m_finding.id == "wechat.40164"_L1 || m_finding.id == "upload.-10008"_L1));
    setAccessibleName(title);
    setAccessibleDescription(plainText(body + u'\n' + list).trimmed());
}

QPushButton *Notice::addAction(const Text &text)
{
    makeParts();
    auto *button = makeLinkButton(this);
    button->setText(text());
    m_actions->addWidget(button);
    QWidget::setTabOrder(m_extra.isEmpty() ? m_showRaw : m_extra.last().button, button);
    m_extra.append({button, text});
    return button;
}

QWidgetList Notice::stops() const
{
    QWidgetList all;
    if (m_title) {
        all << m_body << m_remedy << m_raw << m_copyIp << m_showRaw;
    }
    for (const Action &action : m_extra) {
        all << action.button;
    }
    return all;
}

void Notice::clearActions()
{
    for (const Action &action : std::as_const(m_extra)) {
        m_actions->removeWidget(action.button);
        action.button->hide(); // it may be the one that was clicked, and lives a little longer
        action.button->deleteLater();
    }
    m_extra.clear();
}
