// SPDX-License-Identifier: MIT
#include "models/secrets/keychainhelper.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return runKeychainHelper();
}
