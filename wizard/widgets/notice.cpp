// SPDX-License-Identifier: MIT
#include "wizard/widgets/notice.h"

#include "wizard/widgets/accessible.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

Notice::Notice(QWidget *parent)
    : QFrame(parent)
{
    setProperty("role", u"notice"_s);
    installAccessible();
    followLanguage(this, [this] { fill(); });
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
    fold(m_showRaw, m_raw,
        [this] { announce(m_raw, m_raw->isHidden() ? QString() : m_raw->text()); });
    connect(m_copyIp, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_finding.facts.value("ip"_L1).toString());
        announce(m_copyIp, tr("Copied"));
    });
}

QString Notice::title() const
{
    return m_title ? m_title->text() : QString();
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
    tell(state.isEmpty() ? u"bad"_s : state, finding,
        [&words, finding] { return words.finding(finding); });
}

void Notice::showText(const QString &state, const QString &title, const QString &body)
{
    tell(state, {}, [title, body] { return FindingWords{title, body, {}}; });
}

void Notice::showText(const QString &state, const Text &title, const Text &body)
{
    tell(state, {}, [title, body] { return FindingWords{title(), body(), {}}; });
}

void Notice::tell(
    const QString &state, const Finding &finding, const std::function<FindingWords()> &words)
{
    makeParts();
    clearActions(); // they were about other words
    m_finding = finding;
    m_words = words;
    m_body->setMarks(finding.id.isEmpty() ? InlineLabel::Marks::None // it may be a path
                                          : InlineLabel::Marks::Markdown);
    setState(this, state);
    fill();
}

void Notice::fill()
{
    if (!m_words) {
        return;
    }
    const FindingWords words = m_words();
    QString remedy;
    for (qsizetype i = 0; i < words.remedy.size(); ++i) {
        remedy += u"%1. %2\n"_s.arg(i + 1).arg(words.remedy.at(i));
    }
    const auto say = [](QLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    m_title->setText(words.title);
    say(m_body, words.meaning);
    say(m_remedy, remedy);
    m_raw->setText(QString::fromUtf8(QJsonDocument(m_finding.raw).toJson(QJsonDocument::Compact)));
    m_raw->setVisible(false);
    m_showRaw->setText(tr("What the service answered"));
    m_showRaw->setVisible(!m_finding.raw.isEmpty());
    m_copyIp->setText(tr("Copy the IP address (for IT only, not for the whitelist)"));
    m_copyIp->setVisible(m_finding.facts.contains("ip"_L1)
        && (m_finding.id == "wechat.40164"_L1 || m_finding.id == "upload.-10008"_L1));
    setAccessibleName(words.title);
    setAccessibleDescription(plainText(words.meaning + u'\n' + remedy).trimmed());
}

QPushButton *Notice::addAction(
    const QString &objectName, const Text &text, const std::function<void()> &act)
{
    makeParts();
    auto *button = makeLinkButton(this, objectName);
    connect(button, &QPushButton::clicked, this, act);
    followLanguage(button, [button, text] { button->setText(text()); });
    m_actions->addWidget(button);
    QWidget::setTabOrder(m_extra.isEmpty() ? m_showRaw : m_extra.last(), button);
    m_extra.append(button);
    return button;
}

void Notice::clearActions()
{
    for (QPushButton *button : std::as_const(m_extra)) {
        m_actions->removeWidget(button);
        button->hide(); // it may be the one that was clicked, and lives a little longer
        button->deleteLater();
    }
    m_extra.clear();
}
