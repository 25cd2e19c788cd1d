import { css } from '@emotion/css';
import { useStyles2, Modal } from '@grafana/ui';
import React, { useSyncExternalStore } from 'react';

import { onModalChange, openedModal, openModal } from './modals';

/** The dialog that an extension opened, as Grafana's core draws it: its size is that of the dialog. */
export function ModalHost(): React.JSX.Element {
  const modal = useSyncExternalStore(onModalChange, openedModal);
  const { width, height } = modal ?? {};
  const styles = useStyles2(getStyles, width, height);
  const Body = modal?.body;
  const close = (): void => openModal(undefined);
  return Body ? (
    <Modal title={modal.title} isOpen className={styles} onDismiss={close}>
      <Body onDismiss={close} />
    </Modal>
  ) : (
    <></>
  );
}

const getStyles = (_: unknown, width?: string | number, height?: string | number) =>
  css({ ...(width !== undefined && { width }), ...(height !== undefined && { height }) });
