// SPDX-License-Identifier: MIT
#include "wizard/pages/whitelistspage.h"

#include "wizard/widgets/makers.h"
#include "wizard/widgets/trichoice.h"

using namespace Qt::StringLiterals;
using Journey::Tri;

WhitelistsPage::WhitelistsPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Whitelists, session, parent)
{
}

void WhitelistsPage::build()
{
    m_switchOff = makePracticeButton(u"practiceFill"_s);
    addLinks();
    const auto addList = [this](QLabel *&title, QLabel *&text, TriChoice *&choice,
                             const QString &name) {
        auto *card = makeCard(this);
        title = makeLabel(card, "cardTitle");
        text = makeLabel(card);
        choice = new TriChoice(card);
        choice->setObjectName(name);
        cardLayout(card)->addWidget(title);
        cardLayout(card)->addWidget(text);
        cardLayout(card)->addWidget(choice);
        body()->addWidget(card);
    };
    addList(m_apiTitle, m_apiText, m_api, u"apiWhitelistOff"_s);
    addList(m_uploadTitle, m_uploadText, m_upload, u"uploadWhitelistOff"_s);
    m_later = makeLabel(this, "small");
    body()->addWidget(m_later);
    connect(m_api, &TriChoice::changed, this, [this] {
        setTick(draft(), &Journey::Draft::apiWhitelistOff, m_api->value());
        edited();
    });
    connect(m_upload, &TriChoice::changed, this, [this] {
        setTick(draft(), &Journey::Draft::uploadWhitelistOff, m_upload->value());
        edited();
    });
    if (m_switchOff) {
        connect(m_switchOff, &QPushButton::clicked, this, [this] {
            switchOffWhitelists(*session().exercise());
            setTick(draft(), &Journey::Draft::apiWhitelistOff, Tri::Yes);
            setTick(draft(), &Journey::Draft::uploadWhitelistOff, Tri::Yes);
            show();
            edited();
        });
    }
}

void WhitelistsPage::show()
{
    const Journey::Draft counted = session().counted();
    m_api->setValue(counted.apiWhitelistOff);
    m_upload->setValue(counted.uploadWhitelistOff);
}

void WhitelistsPage::retranslate()
{
    if (m_switchOff) {
        m_switchOff->setText(tr("Switch both off in the practice console"));
    }
    m_apiTitle->setText(tr("1. API IP whitelist (IP白名单)"));
    m_apiText->setText(
        tr("It guards calls made with the AppSecret. You find it on the page 开发设置 (Development "
           "settings), in the block 开发者ID (Developer ID), usually below the AppSecret."));
    m_uploadTitle->setText(tr("2. Code-upload IP whitelist (小程序代码上传 IP白名单)"));
    m_uploadText->setText(tr("It guards uploads made with the upload key. You find it on the same "
                             "page, further down, in the block 小程序代码上传 (Code upload)."));
    m_api->setQuestion(tr("What does the console show for the API IP whitelist?"));
    m_upload->setQuestion(tr("What does the console show for the code-upload IP whitelist?"));
    for (TriChoice *choice : {m_api, m_upload}) {
        choice->setWords(tr("Switched off (关闭)"), tr("Switched on (开启)"));
    }
    m_later->setText(
        tr("WeDa asks for the upload list to be off; to be safe, switch both off. WeChat "
           "advises keeping the upload list on, so if you leave fully-managed "
           "certification one day, switch both on again."));
}

WizardPage::Missing WhitelistsPage::missing() const
{
    const Journey::Draft counted = session().counted();
    if (counted.apiWhitelistOff == Tri::Yes && counted.uploadWhitelistOff == Tri::Yes) {
        return {};
    }
    if (counted.apiWhitelistOff == Tri::No || counted.uploadWhitelistOff == Tri::No) {
        return {tr("Switch the list off in the console, then choose “Switched off” here: "
                   "publishing would fail otherwise."),
            counted.apiWhitelistOff == Tri::No ? m_api : m_upload};
    }
    return {tr("Look at both lists in the console and choose what you see."),
        counted.apiWhitelistOff == Tri::Yes ? m_upload : m_api};
}
