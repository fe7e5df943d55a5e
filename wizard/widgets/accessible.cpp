// SPDX-License-Identifier: MIT
#include "wizard/widgets/accessible.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/inlinelabel.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/taborder.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QPointer>
#include <QTimer>
#include <QWizard>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kUnfolds = "unfolds";

QAccessible::Role roleOf(const InlineLabel *label)
{
    const QString role = label->property("role").toString();
    const bool isTitle = role == "title"_L1 || role == "cardTitle"_L1;
    return isTitle && !qobject_cast<QAbstractButton *>(label->parentWidget())
        ? QAccessible::Heading
        : QAccessible::StaticText;
}

/// What is read of a widget unless it was given a name.
QString nameOf(const QWidget *widget)
{
    const auto *label = qobject_cast<const InlineLabel *>(widget);
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return label ? QString(label->lead() + u' ' + label->plain()).trimmed()
        : button ? button->text().remove(u'&')
                 : widget->windowTitle();
}

/// A part that Qt does not know well enough: it is read in the order of its layout, whatever was
/// made first; a container is a group if it has a name, and nothing to be read else. The window, or
/// what fills it, is to Qt a filler, or a dialog without a name.
class Part : public QAccessibleWidget
{
public:
    using QAccessibleWidget::QAccessibleWidget;

    QAccessible::Role role() const override
    {
        const QAccessible::Role role = QAccessibleWidget::role();
        if (role == QAccessible::Client && !widget()->accessibleName().isEmpty()) {
            return QAccessible::Grouping;
        }
        return role == QAccessible::Pane && widget()->isWindow() ? QAccessible::Window : role;
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && widget()->accessibleName().isEmpty()
            ? nameOf(widget())
            : QAccessibleWidget::text(kind);
    }
    int childCount() const override { return static_cast<int>(parts().size()); }
    QAccessibleInterface *child(int index) const override
    {
        return QAccessible::queryAccessibleInterface(parts().value(index));
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return static_cast<int>(parts().indexOf(qobject_cast<QWidget *>(child->object())));
    }

private:
    QWidgetList parts() const
    {
        const bool isFrameOfWizard = qobject_cast<QWizard *>(widget()->parentWidget());
        QWidgetList parts = isFrameOfWizard ? QWidgetList() : widgetsIn(widget()->layout());
        for (auto *child :
            widget()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!child->isWindow() && !parts.contains(child)) {
                parts += child;
            }
        }
        return parts;
    }
};

class Unfolder final : public Part
{
public:
    using Part::Part;

    QAccessible::State state() const override
    {
        QAccessible::State state = Part::state();
        const auto part = widget()->property(kUnfolds).value<QPointer<QWidget>>();
        state.expandable = true;
        state.expanded = part && part->isVisibleTo(widget()->window());
        state.collapsed = !state.expanded;
        return state;
    }
    QStringList actionNames() const override
    {
        return QStringList(pressAction()) + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &action) override
    {
        action == pressAction() ? static_cast<QAbstractButton *>(widget())->click()
                                : QAccessibleWidget::doAction(action);
    }
};

/// Names \a list as the combo box that unfolds it, if it is one's; Qt leaves it without a name.
void nameAsItsBox(QWidget *list)
{
    const QWidget *frame = list->parentWidget();
    if (auto *box = qobject_cast<QComboBox *>(frame ? frame->parentWidget() : nullptr)) {
        const auto name = [list, box] { list->setAccessibleName(box->accessibleName()); };
        QTimer::singleShot(0, list, [list, name] { followLanguage(list, name); }); // it is made now
    }
}

QAccessibleInterface *make(const QString &className, QObject *object)
{
    if (auto *label = qobject_cast<InlineLabel *>(object); label && !label->buddy()) {
        return new Part(label, roleOf(label));
    }
    if (auto *notice = qobject_cast<Notice *>(object)) {
        return new Part(notice, QAccessible::AlertMessage);
    }
    auto *widget = qobject_cast<QWidget *>(object);
    if (object->property(kUnfolds).isValid()) {
        return new Unfolder(widget, QAccessible::PushButton);
    }
    if (qobject_cast<QWizard *>(object) || object->objectName() == "page"_L1
        || object->objectName() == "mainWindow"_L1) {
        return new Part(widget, QAccessible::Pane);
    }
    if (className == "QListView"_L1) {
        nameAsItsBox(widget);
    }
    // Qt's own of a scroll area ends the program when it is asked for a child that is gone by now.
    const bool isContainer =
        className == "QWidget"_L1 || className == "QFrame"_L1 || className == "QScrollArea"_L1;
    return isContainer ? new Part(widget, QAccessible::Client) : nullptr;
}
} // namespace

void installAccessible()
{
    QAccessible::installFactory(make); // keeps it once
}

void unfolds(QAbstractButton *button, QWidget *part)
{
    installAccessible();
    button->setProperty(kUnfolds, QVariant::fromValue(QPointer<QWidget>(part)));
    QObject::connect(button, &QAbstractButton::clicked, part, [button] {
        QAccessible::State changed;
        changed.expanded = true;
        QAccessibleStateChangeEvent event(button, changed);
        QAccessible::updateAccessibility(&event);
    });
}

void fold(QAbstractButton *button, QWidget *part, const std::function<void()> &fill)
{
    part->setVisible(false);
    QObject::connect(button, &QAbstractButton::clicked, part, [part, fill] {
        part->setVisible(part->isHidden());
        fill();
        reveal(part);
        announce(part, part->accessibleDescription());
    });
    unfolds(button, part);
}
